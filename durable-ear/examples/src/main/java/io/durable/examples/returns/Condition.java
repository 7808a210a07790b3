package io.durable.examples.returns;

/** How goods look when they come back. */
public enum Condition {
  AS_NEW,
  DAMAGED
}
