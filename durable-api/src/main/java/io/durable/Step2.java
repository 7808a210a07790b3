package io.durable;

import io.durable.function.Act3;

/**
 * A {@link Step} of two inputs.
 *
 * @param <A> input 1
 * @param <B> input 2
 * @param <R> the result
 */
public interface Step2<A, B, R> extends Step<R, Step2<A, B, R>> {

  /** Undoes the completed step; gets the inputs of the step and then its result. */
  Step2<A, B, R> compensateWith(Act3<? super A, ? super B, ? super R> undo);

  /**
   * Undoes an external attempt of which nobody knows whether it happened (timeout, cancel, crash);
   * gets the inputs and the idempotency key of the attempt. It must do no harm when nothing
   * happened.
   */
  Step2<A, B, R> compensateInDoubt(Act3<? super A, ? super B, ? super String> undo);
}
