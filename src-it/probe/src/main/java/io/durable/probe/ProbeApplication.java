package io.durable.probe;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources. */
@ApplicationPath("")
public class ProbeApplication extends Application {}
