package io.durable.rest;

import static java.util.Map.entry;

import io.durable.AnswerDoesNotFit;
import io.durable.AwaitInTransaction;
import io.durable.AwaitTimeout;
import io.durable.BusinessKeyTaken;
import io.durable.DatabaseUnavailable;
import io.durable.ExecutionEnded;
import io.durable.ExecutionFailed;
import io.durable.IdempotencyConflict;
import io.durable.InputDoesNotFit;
import io.durable.InvalidConfiguration;
import io.durable.InvalidPlan;
import io.durable.NotAllowed;
import io.durable.SignalInDoubt;
import io.durable.StartInDoubt;
import io.durable.UnknownEvent;
import io.durable.UnknownExecution;
import io.durable.UnknownWait;
import io.durable.UnknownWorkflow;
import io.durable.WaitClosed;
import io.durable.WorkflowException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;

/** Says what the client refused. */
@Provider
public class WorkflowExceptionMapper implements ExceptionMapper<WorkflowException> {
  private static final Map<Class<? extends WorkflowException>, ProblemType> TYPES =
      Map.ofEntries(
          entry(AnswerDoesNotFit.class, ProblemType.BODY_DOES_NOT_FIT),
          entry(AwaitInTransaction.class, ProblemType.INTERNAL),
          entry(AwaitTimeout.class, ProblemType.INTERNAL),
          entry(BusinessKeyTaken.class, ProblemType.BUSINESS_KEY_TAKEN),
          entry(DatabaseUnavailable.class, ProblemType.DATABASE_UNAVAILABLE),
          entry(ExecutionEnded.class, ProblemType.EXECUTION_ENDED),
          entry(ExecutionFailed.class, ProblemType.INTERNAL),
          entry(IdempotencyConflict.class, ProblemType.IDEMPOTENCY_CONFLICT),
          entry(InputDoesNotFit.class, ProblemType.BODY_DOES_NOT_FIT),
          entry(InvalidConfiguration.class, ProblemType.INTERNAL),
          entry(InvalidPlan.class, ProblemType.INTERNAL),
          entry(NotAllowed.class, ProblemType.NOT_PERMITTED),
          entry(SignalInDoubt.class, ProblemType.IN_DOUBT),
          entry(StartInDoubt.class, ProblemType.IN_DOUBT),
          entry(UnknownEvent.class, ProblemType.UNKNOWN_EVENT),
          entry(UnknownExecution.class, ProblemType.UNKNOWN_EXECUTION),
          entry(UnknownWait.class, ProblemType.UNKNOWN_WAIT),
          entry(UnknownWorkflow.class, ProblemType.UNKNOWN_WORKFLOW),
          entry(WaitClosed.class, ProblemType.WAIT_CLOSED));

  @Override
  public Response toResponse(WorkflowException refusal) {
    return switch (typeOf(refusal.getClass()).orElse(ProblemType.INTERNAL)) {
      case INTERNAL -> LastResortMapper.internal(refusal);
      case IN_DOUBT -> problem(refusal).response().header(HttpHeaders.RETRY_AFTER, 1).build();
      case DATABASE_UNAVAILABLE ->
          problem(refusal).response().header(HttpHeaders.RETRY_AFTER, 5).build();
      default -> problem(refusal).response().build();
    };
  }

  static Problem problem(WorkflowException refusal) {
    var type = typeOf(refusal.getClass()).orElse(ProblemType.INTERNAL);
    return Problem.of(type, refusal.getMessage()).at(field(refusal));
  }

  /** Empty only for a leaf that was forgotten here; a test looks for one. */
  static Optional<ProblemType> typeOf(Class<?> refusal) {
    return Optional.ofNullable(TYPES.get(refusal));
  }

  private static String field(WorkflowException refusal) {
    if (refusal instanceof InputDoesNotFit input) {
      return input.field();
    }
    return refusal instanceof AnswerDoesNotFit answer ? answer.field() : "";
  }
}
