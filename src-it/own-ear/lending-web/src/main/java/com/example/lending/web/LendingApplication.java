package com.example.lending.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this module. */
@ApplicationPath("counter")
public class LendingApplication extends Application {}
