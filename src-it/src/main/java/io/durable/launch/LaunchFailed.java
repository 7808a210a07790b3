package io.durable.launch;

/**
 * A database or server could not be started; the message is the one line that its user should read.
 */
public final class LaunchFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  LaunchFailed(String message) {
    super(message);
  }

  LaunchFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
