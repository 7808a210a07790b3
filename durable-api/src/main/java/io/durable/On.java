package io.durable;

import java.util.function.Supplier;

/**
 * A branch on the value of an enum, a string, a number or a boolean (null is a key, too). It is
 * finished by {@code otherwise}, {@code otherwiseFail} or {@code exhaustive}.
 *
 * @param <K> the type of the keys
 */
public interface On<K> {

  /** What is done for this key. */
  <T> Arms<K, T> is(K key, Supplier<? extends Value<? extends T>> arm);

  /** Fails for this key; each {@code {}} of the message stands for one of the values. */
  On<K> isFail(K key, String name, String message, Value<?>... values);

  /** What is done for every other key. */
  <T> Value<T> otherwise(Supplier<? extends Value<? extends T>> arm);

  /**
   * A branch that knows the type of its arms.
   *
   * @param <K> the type of the keys
   * @param <T> the value of the arms
   */
  interface Arms<K, T> {

    /** What is done for this key. */
    Arms<K, T> is(K key, Supplier<? extends Value<? extends T>> arm);

    /** Fails for this key; each {@code {}} of the message stands for one of the values. */
    Arms<K, T> isFail(K key, String name, String message, Value<?>... values);

    /** What is done for every other key. */
    Value<T> otherwise(Supplier<? extends Value<? extends T>> arm);

    /** Fails for every other key; each {@code {}} of the message stands for one of the values. */
    Value<T> otherwiseFail(String name, String message, Value<?>... values);

    /** Fails for every other key. */
    Value<T> otherwiseFail(String name, Value<String> message);

    /**
     * States that the keys are all that there are, for enums and booleans; a plan where one is
     * missing is refused. A null fails the node.
     */
    Value<T> exhaustive();
  }
}
