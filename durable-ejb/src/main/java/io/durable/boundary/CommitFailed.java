package io.durable.boundary;

/**
 * The commit failed, or nobody knows what came of it: the journal has to be read before anything is
 * tried again.
 */
public final class CommitFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommitFailed(Throwable cause) {
    super("the commit failed or its outcome is not known: " + cause.getMessage(), cause);
  }
}
