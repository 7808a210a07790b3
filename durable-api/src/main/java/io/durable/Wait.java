package io.durable;

import io.durable.function.TypeRef;
import java.time.Duration;

/**
 * An open question; as a value, the handle on its answer. Waiting is free: no thread, transaction,
 * connection or lock is held.
 *
 * @param <T> the answer
 * @param <S> the wait's own type, which the modifiers return
 */
public interface Wait<T, S extends Wait<T, S>> extends Value<T> {

  /**
   * The time for an answer, counted from the moment in which the question opens; when it passes,
   * the node fails.
   */
  S within(Duration time);

  /** The answer when the time has passed. */
  S orElse(T answer);

  @Override
  S as(TypeRef<T> type);
}
