package io.durable;

import java.util.Optional;
import java.util.UUID;

/** An awaited execution ended without a result. */
public final class ExecutionFailed extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final UUID execution;
  private final Status status;
  private final transient Optional<Failure> failure;

  public ExecutionFailed(UUID execution, Status status, Optional<Failure> failure) {
    super(
        "execution "
            + execution
            + " ended "
            + status
            + failure
                .map(f -> " at '" + f.path() + "': " + f.type() + ": " + f.message())
                .orElse(""));
    this.execution = execution;
    this.status = status;
    this.failure = failure;
  }

  public UUID execution() {
    return execution;
  }

  public Status status() {
    return status;
  }

  /** The original error; empty for a cancel. */
  public Optional<Failure> failure() {
    return failure;
  }
}
