package io.durable.function;

import java.io.Serializable;

/**
 * An action of three inputs without a result; serialisable so that {@link MethodReference} finds
 * the method behind it.
 *
 * @param <A> the type of input 1
 * @param <B> the type of input 2
 * @param <C> the type of input 3
 */
@FunctionalInterface
public interface Act3<A, B, C> extends Serializable {

  /** Runs the user's code. */
  void apply(A a, B b, C c) throws Exception;
}
