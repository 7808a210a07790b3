package io.durable.function;

import java.io.Serializable;

/**
 * A function of one input that a plan can read: it is serialisable so that {@link MethodReference}
 * finds the method behind it and, with it, the type of its result.
 *
 * @param <A> the type of input 1
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn1<A, R> extends Serializable {

  /** Runs the user's code. */
  R apply(A a) throws Exception;
}
