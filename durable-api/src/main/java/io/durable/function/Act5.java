package io.durable.function;

import java.io.Serializable;

/**
 * An action of five inputs without a result; serialisable so that {@link MethodReference} finds the
 * method behind it.
 *
 * @param <A> the type of input 1
 * @param <B> the type of input 2
 * @param <C> the type of input 3
 * @param <D> the type of input 4
 * @param <E> the type of input 5
 */
@FunctionalInterface
public interface Act5<A, B, C, D, E> extends Serializable {

  /** Runs the user's code. */
  void apply(A a, B b, C c, D d, E e) throws Exception;
}
