package io.durable.boundary;

/**
 * A decision could not be made or written. Nothing is known to be written; the state in memory is
 * thrown away, and the same event may be decided again, which reads the journal first.
 */
public final class NotDecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  NotDecided(Throwable cause, Trouble trouble) {
    super(String.valueOf(cause.getMessage()), cause);
    this.trouble = trouble;
  }

  /** What the database means by it. */
  public Trouble trouble() {
    return trouble;
  }
}
