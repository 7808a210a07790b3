package io.durable.function;

import java.io.Serializable;

/**
 * An action of six inputs without a result; serialisable so that {@link MethodReference} finds the
 * method behind it.
 *
 * @param <A> the type of input 1
 * @param <B> the type of input 2
 * @param <C> the type of input 3
 * @param <D> the type of input 4
 * @param <E> the type of input 5
 * @param <F> the type of input 6
 */
@FunctionalInterface
public interface Act6<A, B, C, D, E, F> extends Serializable {

  /** Runs the user's code. */
  void apply(A a, B b, C c, D d, E e, F f) throws Exception;
}
