package io.durable.boundary;

import io.durable.engine.Event;

/** One attempt of user code, as the boundary runs it inside a transaction. */
public interface UserCode {

  /** Runs it and says what came of it: a success, whose value is encoded already. */
  Event run() throws UserFailed;

  /**
   * Whether its outcome was decided by somebody else meanwhile (timeout, cancel); asked under the
   * lock of its execution.
   */
  boolean cutOff();

  /**
   * Its outcome is committed: it is not running any more. Called under the lock, before what
   * follows from it.
   */
  void ended();
}
