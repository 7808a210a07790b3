package io.durable;

/**
 * Thrown by a step to say that trying again is of no use: the failure is final whatever the retry
 * policy says.
 */
public class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message) {
    super(message);
  }

  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
