package io.durable;

/**
 * The root of everything that this library throws. Each leaf carries its data; messages say what,
 * where and what to do.
 */
public abstract sealed class WorkflowException extends RuntimeException
    permits AnswerDoesNotFit,
        AwaitInTransaction,
        AwaitTimeout,
        BusinessKeyTaken,
        DatabaseUnavailable,
        ExecutionEnded,
        ExecutionFailed,
        IdempotencyConflict,
        InputDoesNotFit,
        InvalidConfiguration,
        InvalidPlan,
        NotAllowed,
        SignalInDoubt,
        StartInDoubt,
        UnknownEvent,
        UnknownExecution,
        UnknownWait,
        UnknownWorkflow,
        WaitClosed {
  private static final long serialVersionUID = 1L;

  WorkflowException(String message) {
    super(message);
  }

  WorkflowException(String message, Throwable cause) {
    super(message, cause);
  }
}
