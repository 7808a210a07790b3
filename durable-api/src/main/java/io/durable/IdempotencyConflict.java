package io.durable;

/** The idempotency key was used with another body. */
public final class IdempotencyConflict extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String idempotencyKey;

  public IdempotencyConflict(String idempotencyKey, String message) {
    super(message);
    this.idempotencyKey = idempotencyKey;
  }

  public String idempotencyKey() {
    return idempotencyKey;
  }
}
