package io.durable.rest;

import java.net.URI;
import java.util.Locale;

/**
 * The kinds of refusal. Their URIs are stable: clients may tell them apart by {@code type}.
 *
 * <p>The URI of {@code UNKNOWN_EXECUTION} is {@code urn:durable:problem:unknown-execution}.
 */
enum ProblemType {
  MALFORMED_JSON(400, "The body is not JSON"),
  BAD_PARAMETER(400, "A parameter cannot be read"),
  NOT_AUTHENTICATED(401, "Say who you are"),
  NOT_PERMITTED(403, "You hold none of the roles that this needs"),
  CROSS_SITE(403, "Another site may not make your browser do this"),
  UNKNOWN_WORKFLOW(404, "There is no such workflow"),
  UNKNOWN_EXECUTION(404, "There is no such execution"),
  UNKNOWN_WAIT(404, "There is no such wait"),
  UNKNOWN_EVENT(404, "Nothing waits for an event of this name"),
  BUSINESS_KEY_TAKEN(409, "An unfinished execution has this business key"),
  WAIT_CLOSED(409, "The wait is over"),
  EXECUTION_ENDED(409, "The execution has ended"),
  IN_DOUBT(409, "Another call does the same right now; try again"),
  BODY_TOO_LARGE(413, "The body is too large"),
  BODY_DOES_NOT_FIT(422, "The body does not fit"),
  IDEMPOTENCY_CONFLICT(422, "The idempotency key was used with another body"),
  INTERNAL(500, "Something went wrong here"),
  DATABASE_UNAVAILABLE(503, "The database cannot be reached; try again");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  URI uri() {
    return URI.create("urn:durable:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
