package io.durable;

/**
 * What becomes of an execution in which a node has failed for good: {@code flow.onFailure(hold())}.
 */
public enum OnFailure {
  /** What was done is undone, and the execution fails. */
  COMPENSATE,
  /**
   * The execution is suspended for an operator, who may retry, change the input, give the result by
   * hand, or give up, which undoes what was done.
   */
  HOLD;

  /** What was done is undone, and the execution fails: the default. */
  public static OnFailure compensate() {
    return COMPENSATE;
  }

  /** The execution is suspended for an operator. */
  public static OnFailure hold() {
    return HOLD;
  }
}
