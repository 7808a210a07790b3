package io.durable;

import java.util.UUID;

/** There is no such wait. */
public final class UnknownWait extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID waitId;

  public UnknownWait(UUID waitId, String message) {
    super(message);
    this.waitId = waitId;
  }

  public UUID waitId() {
    return waitId;
  }
}
