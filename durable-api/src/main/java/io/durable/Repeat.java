package io.durable;

import io.durable.function.Fn1;

/**
 * Rounds that still need to be told when it is enough.
 *
 * @param <T> what goes from round to round
 */
public interface Repeat<T> {

  /**
   * It is enough when this is true of what a round made. The test is pure; its answer is kept with
   * the round.
   */
  Until<T> until(Fn1<? super T, Boolean> test);

  /**
   * Rounds that still need a limit.
   *
   * @param <T> what goes from round to round
   */
  interface Until<T> {

    /**
     * Fails when so many rounds were not enough.
     *
     * @return what the last round made
     */
    Value<T> atMost(int rounds);
  }
}
