package io.durable;

import java.util.Objects;
import java.util.Optional;

/**
 * How an arm or an item ended whose failure fails nothing else.
 *
 * @param value its result, when it succeeded; JSON null is an empty value too, so ask {@link
 *     #succeeded()}
 * @param failure why it has none, when it failed; what it had done is undone then
 * @param <T> the type of the result
 */
public record Outcome<T>(Optional<T> value, Optional<Failure> failure) {
  public Outcome {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(failure, "failure");
    if (value.isPresent() && failure.isPresent()) {
      throw new IllegalArgumentException("an outcome is a value or a failure, not both");
    }
  }

  /** It ended with this result, which may be null. */
  public static <T> Outcome<T> success(T value) {
    return new Outcome<>(Optional.ofNullable(value), Optional.empty());
  }

  /** It failed. */
  public static <T> Outcome<T> failure(Failure failure) {
    return new Outcome<>(Optional.empty(), Optional.of(failure));
  }

  /** Whether it has a result. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
