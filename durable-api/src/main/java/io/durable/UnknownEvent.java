package io.durable;

import java.util.UUID;

/** The execution's plan waits for no event of this name. */
public final class UnknownEvent extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID execution;
  private final String event;

  public UnknownEvent(UUID execution, String event, String message) {
    super(message);
    this.execution = execution;
    this.event = event;
  }

  public UUID execution() {
    return execution;
  }

  public String event() {
    return event;
  }
}
