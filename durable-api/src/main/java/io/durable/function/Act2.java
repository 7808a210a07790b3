package io.durable.function;

import java.io.Serializable;

/**
 * An action of two inputs without a result; serialisable so that {@link MethodReference} finds the
 * method behind it.
 *
 * @param <A> the type of input 1
 * @param <B> the type of input 2
 */
@FunctionalInterface
public interface Act2<A, B> extends Serializable {

  /** Runs the user's code. */
  void apply(A a, B b) throws Exception;
}
