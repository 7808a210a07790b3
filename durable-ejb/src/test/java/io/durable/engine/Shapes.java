package io.durable.engine;

import io.durable.function.Shape;

/** The shape that everything in a sketch has. */
final class Shapes {
  static final Shape TEXT = Shape.Scalar.STRING;

  private Shapes() {}
}
