package io.durable.boundary;

/** What became of a transactional attempt. */
public sealed interface StepEnd {

  /** The user's writes and the checkpoint are committed, and what follows is under way. */
  record Committed() implements StepEnd {}

  /** Rolled back: the attempt was cut off, or the claim was lost. Nothing is to be done. */
  record Refused() implements StepEnd {}

  /** Rolled back: the user code threw, or left its transaction unusable. */
  record UserThrew(Throwable cause) implements StepEnd {}

  /** Rolled back or not begun: the state in memory was thrown away meanwhile. Read the journal. */
  record StartOver() implements StepEnd {}

  /**
   * The write or the commit failed, or its outcome is unknown; the next decision reads the journal
   * first.
   *
   * @param atCommit whether it was the commit, where the user's own writes reach the database too
   */
  record NotCommitted(Throwable cause, Trouble trouble, boolean atCommit) implements StepEnd {}
}
