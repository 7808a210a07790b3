package io.durable;

/** The input of a start cannot be stored, or does not fit the workflow's input type. */
public final class InputDoesNotFit extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the place in the JSON, for example {@code lines[2].sku}; empty for the whole
   */
  public InputDoesNotFit(String field, String message, Throwable cause) {
    super(message, cause);
    this.field = field;
  }

  /**
   * The place in the JSON that does not fit, for example {@code lines[2].sku}; empty for the whole.
   */
  public String field() {
    return field;
  }
}
