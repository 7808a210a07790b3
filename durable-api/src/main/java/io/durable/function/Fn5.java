package io.durable.function;

import java.io.Serializable;

/**
 * A function of five inputs that a plan can read: it is serialisable so that {@link
 * MethodReference} finds the method behind it and, with it, the type of its result.
 *
 * @param <A> the type of input 1
 * @param <B> the type of input 2
 * @param <C> the type of input 3
 * @param <D> the type of input 4
 * @param <E> the type of input 5
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn5<A, B, C, D, E, R> extends Serializable {

  /** Runs the user's code. */
  R apply(A a, B b, C c, D d, E e) throws Exception;
}
