package io.durable.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body, without Jackson's own words: they name Java classes. */
@Provider
public class JacksonExceptionMapper implements ExceptionMapper<JacksonException> {
  @Override
  public Response toResponse(JacksonException error) {
    return problem(error).response().build();
  }

  static Problem problem(JacksonException error) {
    if (error instanceof StreamReadException) {
      return Problem.of(ProblemType.MALFORMED_JSON, "The body stops being JSON" + place(error));
    }
    var detail =
        error instanceof UnrecognizedPropertyException unknown
            ? "There is no field '" + unknown.getPropertyName() + "' in this body"
            : "The value does not fit" + place(error);
    return Problem.of(ProblemType.BODY_DOES_NOT_FIT, detail).at(field(error));
  }

  private static String place(JacksonException error) {
    var location = error.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** For example {@code lines[2].sku}. */
  private static String field(JacksonException problem) {
    var field = new StringBuilder();
    for (var reference : problem.getPath()) {
      if (reference.getPropertyName() == null) {
        field.append('[').append(reference.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return field.toString();
  }
}
