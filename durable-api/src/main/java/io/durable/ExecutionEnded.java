package io.durable;

import java.util.UUID;

/** The execution has ended; nothing can reach it any more. */
public final class ExecutionEnded extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID execution;
  private final Status status;

  public ExecutionEnded(UUID execution, Status status, String message) {
    super(message);
    this.execution = execution;
    this.status = status;
  }

  public UUID execution() {
    return execution;
  }

  public Status status() {
    return status;
  }
}
