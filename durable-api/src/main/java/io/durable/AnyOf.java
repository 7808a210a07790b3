package io.durable;

/**
 * The answer that comes first of several open questions.
 *
 * @param <T> the answer
 */
public interface AnyOf<T> extends Several<T, AnyOf<T>> {

  /** The name of the wait that was answered first; null when the time had passed. */
  Value<String> which();
}
