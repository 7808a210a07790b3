package io.durable;

import io.durable.function.Act2;

/**
 * A {@link Step} of one input.
 *
 * @param <A> input 1
 * @param <R> the result
 */
public interface Step1<A, R> extends Step<R, Step1<A, R>> {

  /** Undoes the completed step; gets the input of the step and then its result. */
  Step1<A, R> compensateWith(Act2<? super A, ? super R> undo);

  /**
   * Undoes an external attempt of which nobody knows whether it happened (timeout, cancel, crash);
   * gets the input and the idempotency key of the attempt. It must do no harm when nothing
   * happened.
   */
  Step1<A, R> compensateInDoubt(Act2<? super A, ? super String> undo);
}
