package io.durable.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the refusals of HTTP itself (no such path, no such method …) the form of the others. */
@Provider
@ApplicationScoped
public class WebExceptionMapper implements ExceptionMapper<WebApplicationException> {
  @Context SecurityContext security;
  @Context UriInfo uri;

  /** What an anonymous caller is told to authenticate with. */
  @Inject
  @ConfigProperty(name = "durable.rest.challenge", defaultValue = "Basic realm=\"durable\"")
  String challenge;

  @Override
  public Response toResponse(WebApplicationException refusal) {
    var from = refusal.getResponse();
    // A protected method refuses an anonymous caller as one who lacks the role, on both servers.
    if (from.getStatus() == 401
        || (refusal instanceof ForbiddenException && security.getUserPrincipal() == null)) {
      return Problem.of(ProblemType.NOT_AUTHENTICATED, "This needs a user")
          .response()
          .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
          .build();
    }
    if (from.getStatus() == 403) {
      return Problem.of(
              ProblemType.NOT_PERMITTED,
              security.getUserPrincipal().getName() + " holds none of the roles that this needs")
          .response()
          .build();
    }
    if (from.getStatus() >= 500) {
      return LastResortMapper.internal(refusal);
    }
    var shaped = Problem.of(from.getStatusInfo(), detail(from)).response();
    var allow = from.getHeaderString(HttpHeaders.ALLOW);
    return (allow == null ? shaped : shaped.header(HttpHeaders.ALLOW, allow)).build();
  }

  private String detail(Response from) {
    return switch (from.getStatus()) {
      case 404 -> "There is nothing at /" + uri.getPath().replaceFirst("^/", "");
      case 405 -> "Another method is needed here";
      case 406 -> "Nothing that the Accept header names is to be had here";
      case 415 -> "Send the body as application/json";
      default -> from.getStatusInfo().getReasonPhrase();
    };
  }
}
