package io.durable;

import java.util.UUID;

/** Awaiting a result inside a transaction is refused. */
public final class AwaitInTransaction extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID execution;

  public AwaitInTransaction(UUID execution, String message) {
    super(message);
    this.execution = execution;
  }

  public UUID execution() {
    return execution;
  }
}
