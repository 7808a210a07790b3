package io.durable;

import io.durable.function.TypeRef;
import java.time.Duration;

/**
 * Several open questions at once; as a value, the handle on what comes of them.
 *
 * @param <T> what comes of them
 * @param <S> its own type, which the modifiers return
 */
public interface Several<T, S extends Several<T, S>> extends Value<T> {

  /**
   * The time for the answers, counted from the moment in which the questions open; when it passes,
   * the node fails.
   */
  S within(Duration time);

  /** The value when the time has passed. */
  S orElse(T value);

  @Override
  S as(TypeRef<T> type);
}
