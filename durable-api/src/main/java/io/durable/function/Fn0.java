package io.durable.function;

import java.io.Serializable;

/**
 * A function of no inputs that a plan can read: it is serialisable so that {@link MethodReference}
 * finds the method behind it and, with it, the type of its result.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn0<R> extends Serializable {

  /** Runs the user's code. */
  R apply() throws Exception;
}
