package io.durable;

import java.util.Optional;
import java.util.UUID;

/**
 * Another open transaction answers the same wait, or sends the same event; whether it commits is
 * not known yet. Try again.
 */
public final class SignalInDoubt extends WorkflowException {
  private static final long serialVersionUID = 1L;

  /** Optional is not serialisable: null stands for none. */
  private final UUID waitId;

  /**
   * A signal in doubt.
   *
   * @param waitId the wait that another answers; empty for an event
   */
  public SignalInDoubt(Optional<UUID> waitId, String message) {
    super(message);
    this.waitId = waitId.orElse(null);
  }

  /** The wait that another answers; empty for an event. */
  public Optional<UUID> waitId() {
    return Optional.ofNullable(waitId);
  }
}
