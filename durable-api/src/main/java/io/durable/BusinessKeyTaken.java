package io.durable;

/** An unfinished execution of the workflow has the business key. */
public final class BusinessKeyTaken extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String businessKey;

  public BusinessKeyTaken(String businessKey, String message) {
    super(message);
    this.businessKey = businessKey;
  }

  public String businessKey() {
    return businessKey;
  }
}
