package io.durable.function;

import io.durable.function.PayloadException.Kind;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** Turns Jackson's failures into ours, with kind and place. */
final class JsonFailures {

  private JsonFailures() {}

  static PayloadException ofEncoding(JacksonException failure) {
    return constraint(failure)
        .or(() -> ours(failure))
        .orElseGet(
            () ->
                new PayloadException(
                    Kind.UNREADABLE,
                    JsonPlace.of(failure),
                    "cannot be read: " + failure.getOriginalMessage(),
                    failure));
  }

  static PayloadException ofParsing(JacksonException failure) {
    return constraint(failure)
        .orElseGet(
            () ->
                new PayloadException(
                    Kind.MALFORMED,
                    "",
                    "is not JSON: line %d, column %d"
                        .formatted(
                            failure.getLocation().getLineNr(), failure.getLocation().getColumnNr()),
                    failure));
  }

  static PayloadException ofDecoding(JacksonException failure, JsonNode tree) {
    return new PayloadException(
        Kind.DOES_NOT_FIT,
        JsonPlace.of(failure),
        Misfit.reason(failure, JsonPlace.follow(failure, tree)),
        failure);
  }

  private static Optional<PayloadException> ours(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(PayloadException.class::isInstance)
        .map(PayloadException.class::cast)
        .findFirst();
  }

  private static Optional<PayloadException> constraint(JacksonException failure) {
    if (!(failure instanceof StreamConstraintsException)) {
      return Optional.empty();
    }
    boolean deep = failure.getOriginalMessage().contains("nesting depth");
    return Optional.of(
        new PayloadException(
            deep ? Kind.TOO_DEEP : Kind.TOO_LARGE,
            "",
            deep
                ? "is nested deeper than %d levels (a cycle?)".formatted(JsonMappers.MAX_DEPTH)
                : "holds a number of more than %d digits".formatted(CheckingGenerator.MAX_DIGITS),
            failure));
  }
}
