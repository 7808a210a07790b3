package io.durable;

import io.durable.function.Act1;

/**
 * A {@link Step} of no inputs.
 *
 * @param <R> the result
 */
public interface Step0<R> extends Step<R, Step0<R>> {

  /** Undoes the completed step; gets the step's result, like {@link #compensate}. */
  Step0<R> compensateWith(Act1<? super R> undo);

  /**
   * Undoes an external attempt of which nobody knows whether it happened (timeout, cancel, crash);
   * gets the idempotency key of the attempt. It must do no harm when nothing happened.
   */
  Step0<R> compensateInDoubt(Act1<? super String> undo);
}
