package io.durable;

/**
 * A {@code durable.*} key, the database or the server is not as it must be; the message says what
 * to change.
 */
public final class InvalidConfiguration extends WorkflowException {
  private static final long serialVersionUID = 1L;

  public InvalidConfiguration(String message) {
    super(message);
  }

  public InvalidConfiguration(String message, Throwable cause) {
    super(message, cause);
  }
}
