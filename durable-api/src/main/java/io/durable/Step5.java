package io.durable;

import io.durable.function.Act6;

/**
 * A {@link Step} of five inputs.
 *
 * @param <A> input 1
 * @param <B> input 2
 * @param <C> input 3
 * @param <D> input 4
 * @param <E> input 5
 * @param <R> the result
 */
public interface Step5<A, B, C, D, E, R> extends Step<R, Step5<A, B, C, D, E, R>> {

  /** Undoes the completed step; gets the inputs of the step and then its result. */
  Step5<A, B, C, D, E, R> compensateWith(
      Act6<? super A, ? super B, ? super C, ? super D, ? super E, ? super R> undo);

  /**
   * Undoes an external attempt of which nobody knows whether it happened (timeout, cancel, crash);
   * gets the inputs and the idempotency key of the attempt. It must do no harm when nothing
   * happened.
   */
  Step5<A, B, C, D, E, R> compensateInDoubt(
      Act6<? super A, ? super B, ? super C, ? super D, ? super E, ? super String> undo);
}
