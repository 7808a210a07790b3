package io.durable;

import io.durable.function.Act4;

/**
 * A {@link Step} of three inputs.
 *
 * @param <A> input 1
 * @param <B> input 2
 * @param <C> input 3
 * @param <R> the result
 */
public interface Step3<A, B, C, R> extends Step<R, Step3<A, B, C, R>> {

  /** Undoes the completed step; gets the inputs of the step and then its result. */
  Step3<A, B, C, R> compensateWith(Act4<? super A, ? super B, ? super C, ? super R> undo);

  /**
   * Undoes an external attempt of which nobody knows whether it happened (timeout, cancel, crash);
   * gets the inputs and the idempotency key of the attempt. It must do no harm when nothing
   * happened.
   */
  Step3<A, B, C, R> compensateInDoubt(Act4<? super A, ? super B, ? super C, ? super String> undo);
}
