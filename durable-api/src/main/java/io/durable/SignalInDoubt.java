package io.durable;

import java.util.UUID;

/**
 * Another open transaction answers the same wait; whether it commits is not known yet. Try again.
 */
public final class SignalInDoubt extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID waitId;

  public SignalInDoubt(UUID waitId, String message) {
    super(message);
    this.waitId = waitId;
  }

  public UUID waitId() {
    return waitId;
  }
}
