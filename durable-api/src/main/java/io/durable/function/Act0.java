package io.durable.function;

import java.io.Serializable;

/**
 * An action of no inputs without a result; serialisable so that {@link MethodReference} finds the
 * method behind it.
 */
@FunctionalInterface
public interface Act0 extends Serializable {

  /** Runs the user's code. */
  void apply() throws Exception;
}
