package io.durable.engine;

import io.durable.Failure;
import java.util.Optional;

/**
 * How far a frame got.
 *
 * @param failure why it will have no result; present exactly when it FAILED
 */
record Progress(State state, Optional<Failure> failure) {

  /** It waits for something. */
  static final Progress OPEN = new Progress(State.OPEN, Optional.empty());

  /** It has its result. */
  static final Progress DONE = new Progress(State.DONE, Optional.empty());

  enum State {
    OPEN,
    DONE,
    FAILED
  }

  /** It will have no result. */
  static Progress failed(Failure failure) {
    return new Progress(State.FAILED, Optional.of(failure));
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
