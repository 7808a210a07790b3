package io.durable;

/** No deployed workflow has this name. */
public final class UnknownWorkflow extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String workflow;

  public UnknownWorkflow(String workflow, String message) {
    super(message);
    this.workflow = workflow;
  }

  public String workflow() {
    return workflow;
  }
}
