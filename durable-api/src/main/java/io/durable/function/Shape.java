package io.durable.function;

/** What the JSON of a type looks like. */
public sealed interface Shape {

  /** Holds the place until the shapes are here. */
  record Unknown() implements Shape {}
}
