package io.durable.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Keeps the inside of the server inside: the caller gets a number, the log has the rest. */
@Provider
public class LastResortMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(LastResortMapper.class.getName());

  @Override
  public Response toResponse(Throwable error) {
    return internal(error);
  }

  static Response internal(Throwable error) {
    var incident = UUID.randomUUID();
    LOG.log(Level.ERROR, "a REST call failed, incident " + incident, error);
    return Problem.of(ProblemType.INTERNAL, "The server's log has it as incident " + incident)
        .response()
        .build();
  }
}
