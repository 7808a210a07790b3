package io.durable;

/** An answer or an event does not fit what is asked for; the wait stays open. */
public final class AnswerDoesNotFit extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the place in the JSON, for example {@code lines[2].sku}; empty for the whole
   */
  public AnswerDoesNotFit(String field, String message, Throwable cause) {
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
