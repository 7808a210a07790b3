package io.durable.boundary;

/** What user code threw, also errors, on its way out of the transaction. */
public final class UserFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public UserFailed(Throwable cause) {
    // Nothing of the cause is asked: its methods are user code and may throw.
    super(null, cause, false, false);
  }
}
