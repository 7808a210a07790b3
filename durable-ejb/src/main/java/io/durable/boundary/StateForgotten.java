package io.durable.boundary;

/** The state in memory was thrown away while a step was about to run or to commit on it. */
final class StateForgotten extends Exception {
  private static final long serialVersionUID = 1L;

  StateForgotten() {
    super("the state is to be built from the journal first", null, false, false);
  }
}
