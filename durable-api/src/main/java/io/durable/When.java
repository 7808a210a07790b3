package io.durable;

import java.util.Optional;
import java.util.function.Supplier;

/** A branch on yes or no that still needs its arm: {@link #then} or {@link #thenFail}. */
public interface When {

  /**
   * What is done when the answer is yes. As it stands, the whole is an {@code Optional} that is
   * empty when the answer is no; with {@link Then#otherwise} it is the value of the arm that was
   * taken.
   */
  <T> Then<T> then(Supplier<? extends Value<? extends T>> arm);

  /**
   * Fails when the answer is yes.
   *
   * @param name the name of the failure
   * @param message each {@code {}} in it stands for one of the values
   */
  ThenFail thenFail(String name, String message, Value<?>... values);

  /** Fails when the answer is yes. */
  ThenFail thenFail(String name, Value<String> message);

  /**
   * A branch with one arm: its value is empty when the answer is no.
   *
   * @param <T> the value of the arm
   */
  interface Then<T> extends Value<Optional<T>> {

    /** What is done when the answer is no; the whole is the value of the arm that was taken. */
    Value<T> otherwise(Supplier<? extends Value<? extends T>> arm);

    /** Fails when the answer is no; each {@code {}} of the message stands for one of the values. */
    Value<T> otherwiseFail(String name, String message, Value<?>... values);

    /** Fails when the answer is no. */
    Value<T> otherwiseFail(String name, Value<String> message);
  }

  /** A branch that fails when the answer is yes, and goes on when it is no. */
  interface ThenFail extends Value<Done> {

    /** What is done when the answer is no; the whole has its value. */
    <T> Value<T> otherwise(Supplier<? extends Value<? extends T>> arm);
  }
}
