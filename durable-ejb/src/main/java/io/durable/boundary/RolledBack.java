package io.durable.boundary;

/** User code marked its transaction for rollback, ended it, or used up its time. */
public final class RolledBack extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RolledBack(String message) {
    super(message);
  }
}
