package io.durable.rest;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/**
 * A problem document, RFC 9457.
 *
 * @param detail what, where, and what to do
 * @param field the place in the body or the parameter that it is about, for example {@code
 *     lines[2].sku}
 */
record Problem(URI type, String title, int status, String detail, Optional<String> field) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemType type, String detail) {
    return new Problem(type.uri(), type.title(), type.status(), detail, Optional.empty());
  }

  /** A refusal by HTTP itself, which has no type of ours. */
  static Problem of(Response.StatusType status, String detail) {
    return new Problem(
        URI.create("about:blank"),
        status.getReasonPhrase(),
        status.getStatusCode(),
        detail,
        Optional.empty());
  }

  Problem at(String place) {
    return new Problem(
        type, title, status, detail, place.isEmpty() ? Optional.empty() : Optional.of(place));
  }

  Response.ResponseBuilder response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this);
  }
}
