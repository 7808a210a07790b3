package io.durable.function;

import java.io.Serializable;

/**
 * An action of four inputs without a result; serialisable so that {@link MethodReference} finds the
 * method behind it.
 *
 * @param <A> the type of input 1
 * @param <B> the type of input 2
 * @param <C> the type of input 3
 * @param <D> the type of input 4
 */
@FunctionalInterface
public interface Act4<A, B, C, D> extends Serializable {

  /** Runs the user's code. */
  void apply(A a, B b, C c, D d) throws Exception;
}
