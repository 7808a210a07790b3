package io.durable;

import java.util.UUID;

/** There is no such execution. */
public final class UnknownExecution extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID execution;

  public UnknownExecution(UUID execution, String message) {
    super(message);
    this.execution = execution;
  }

  public UUID execution() {
    return execution;
  }
}
