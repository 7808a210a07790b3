package io.durable;

import io.durable.function.Act5;

/**
 * A {@link Step} of four inputs.
 *
 * @param <A> input 1
 * @param <B> input 2
 * @param <C> input 3
 * @param <D> input 4
 * @param <R> the result
 */
public interface Step4<A, B, C, D, R> extends Step<R, Step4<A, B, C, D, R>> {

  /** Undoes the completed step; gets the inputs of the step and then its result. */
  Step4<A, B, C, D, R> compensateWith(
      Act5<? super A, ? super B, ? super C, ? super D, ? super R> undo);

  /**
   * Undoes an external attempt of which nobody knows whether it happened (timeout, cancel, crash);
   * gets the inputs and the idempotency key of the attempt. It must do no harm when nothing
   * happened.
   */
  Step4<A, B, C, D, R> compensateInDoubt(
      Act5<? super A, ? super B, ? super C, ? super D, ? super String> undo);
}
