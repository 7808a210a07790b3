package io.durable;

/** The caller holds none of the roles that may answer. */
public final class NotAllowed extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String caller;

  public NotAllowed(String caller, String message) {
    super(message);
    this.caller = caller;
  }

  public String caller() {
    return caller;
  }
}
