package io.durable;

/**
 * Another open transaction starts with the same key; whether it commits is not known yet. Try
 * again.
 */
public final class StartInDoubt extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String key;

  public StartInDoubt(String key, String message) {
    super(message);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
