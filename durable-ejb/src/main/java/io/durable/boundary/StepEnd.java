package io.durable.boundary;

/** What became of a transactional attempt. */
public sealed interface StepEnd {

  /** The user's writes and the checkpoint are committed, and what follows is under way. */
  record Committed() implements StepEnd {}

  /** Rolled back: the attempt was cut off, or the claim was lost. Nothing is to be done. */
  record Refused() implements StepEnd {}

  /** Rolled back: the user code threw, or left its transaction unusable. */
  record UserThrew(Throwable cause) implements StepEnd {}

  /**
   * The write or the commit failed, or its outcome is unknown; the next decision reads the journal
   * first.
   */
  record NotCommitted(Throwable cause, Trouble trouble) implements StepEnd {}
}
