package io.durable.engine;

import io.durable.Failure;
import java.util.Optional;

/**
 * How far a frame got.
 *
 * @param failure why it will have no result; present exactly when it FAILED
 * @param fatal whether nothing around it may go on: an undo gave up
 */
record Progress(State state, Optional<Failure> failure, boolean fatal) {

  /** It waits for something. */
  static final Progress OPEN = new Progress(State.OPEN, Optional.empty(), false);

  /** It has its result. */
  static final Progress DONE = new Progress(State.DONE, Optional.empty(), false);

  enum State {
    OPEN,
    DONE,
    FAILED
  }

  /** It will have no result. */
  static Progress failed(Failure failure) {
    return new Progress(State.FAILED, Optional.of(failure), false);
  }

  /** It will have no result, and the execution neither. */
  static Progress fatal(Failure failure) {
    return new Progress(State.FAILED, Optional.of(failure), true);
  }

  /** Whether it ended, one way or the other. */
  boolean ended() {
    return state != State.OPEN;
  }

  boolean done() {
    return state == State.DONE;
  }

  boolean hasFailed() {
    return state == State.FAILED;
  }
}
