package io.durable;

import java.util.Optional;
import java.util.UUID;

/** The execution's plan, or no plan that is deployed here, waits for an event of this name. */
public final class UnknownEvent extends WorkflowException {
  private static final long serialVersionUID = 1L;

  /** Optional is not serialisable: null stands for none. */
  private final UUID execution;

  private final String event;

  /**
   * An event that nobody waits for.
   *
   * @param execution the one that it was sent to; empty for one by business key
   */
  public UnknownEvent(Optional<UUID> execution, String event, String message) {
    super(message);
    this.execution = execution.orElse(null);
    this.event = event;
  }

  /** The execution that it was sent to; empty for an event by business key. */
  public Optional<UUID> execution() {
    return Optional.ofNullable(execution);
  }

  public String event() {
    return event;
  }
}
