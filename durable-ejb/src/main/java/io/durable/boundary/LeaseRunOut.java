package io.durable.boundary;

import java.time.Duration;

/**
 * This node's heartbeat has not got through for so long that others may take its executions: it
 * commits nothing.
 */
final class LeaseRunOut extends Exception {
  private static final long serialVersionUID = 1L;

  LeaseRunOut(Duration age) {
    super("no heartbeat got through for " + age + ": nothing is committed until one does");
  }
}
