package io.durable.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * The application. It lists its classes, so that our Jackson 3 reads and writes here and nowhere
 * else in the EAR.
 */
@ApplicationPath("api/v1")
public class RestApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        WorkflowsResource.class,
        ExecutionsResource.class,
        EventsResource.class,
        WaitsResource.class,
        JsonReader.class,
        JsonWriter.class,
        BodyLimit.class,
        SameSite.class,
        NoBody.class,
        ResponseHeaders.class,
        WorkflowExceptionMapper.class,
        RefusalMapper.class,
        JacksonExceptionMapper.class,
        WebExceptionMapper.class,
        LastResortMapper.class);
  }
}
