package io.durable;

import java.util.UUID;

/** The execution has not ended in time; it goes on. */
public final class AwaitTimeout extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID execution;

  public AwaitTimeout(UUID execution, String message) {
    super(message);
    this.execution = execution;
  }

  public UUID execution() {
    return execution;
  }
}
