package io.durable.function;

import java.io.Serializable;

/**
 * An action of one input without a result; serialisable so that {@link MethodReference} finds the
 * method behind it.
 *
 * @param <A> the type of input 1
 */
@FunctionalInterface
public interface Act1<A> extends Serializable {

  /** Runs the user's code. */
  void apply(A a) throws Exception;
}
