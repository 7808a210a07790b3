package com.example.parcels;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes: else the server would take those of the engine's REST in, too. */
@ApplicationPath("counter")
public class ParcelsApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(ParcelsResource.class);
  }
}
