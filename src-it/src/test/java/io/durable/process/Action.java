package io.durable.process;

/** What happens at a point. */
enum Action {
  /** The thread stands still for ever: somebody will kill the JVM. */
  STOP,
  /** The thread waits until it is told to go on. */
  PAUSE,
  /** The server ends the session of the connection. */
  CUT,
  /** Of a commit: it was done, and its answer is lost with the connection. */
  LOSE
}
