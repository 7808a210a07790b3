package io.durable;

import java.util.UUID;

/** The wait is over: answered, expired, or its execution ended. */
public final class WaitClosed extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID waitId;

  public WaitClosed(UUID waitId, String message) {
    super(message);
    this.waitId = waitId;
  }

  public UUID waitId() {
    return waitId;
  }
}
