package io.durable;

/**
 * The database cannot be reached right now, or the connection was lost. Whether a call that was to
 * change something did so is not known when its commit was on its way: try again, with an
 * idempotency key where it must not count twice.
 */
public final class DatabaseUnavailable extends WorkflowException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
