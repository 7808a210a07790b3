package io.durable;

import java.time.Duration;

/**
 * Thrown by a step to say when to try again; wins over the policy's delay, not over its number of
 * attempts.
 */
public class RetryAfter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration delay;

  public RetryAfter(Duration delay, String message) {
    super(message);
    this.delay = requirePositive(delay);
  }

  public RetryAfter(Duration delay, String message, Throwable cause) {
    super(message, cause);
    this.delay = requirePositive(delay);
  }

  /** How long to wait before the next attempt. */
  public Duration delay() {
    return delay;
  }

  private static Duration requirePositive(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay cannot be negative: " + delay);
    }
    return delay;
  }
}
