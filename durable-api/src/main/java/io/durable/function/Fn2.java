package io.durable.function;

import java.io.Serializable;

/**
 * A function of two inputs that a plan can read: it is serialisable so that {@link MethodReference}
 * finds the method behind it and, with it, the type of its result.
 *
 * @param <A> the type of input 1
 * @param <B> the type of input 2
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn2<A, B, R> extends Serializable {

  /** Runs the user's code. */
  R apply(A a, B b) throws Exception;
}
