package io.durable;

import io.durable.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Starts executions, asks about them, answers them. Injected by CDI.
 *
 * <p><strong>Transactions.</strong> {@code start}, {@code sendEvent}, {@code answer}, {@code
 * approve}, {@code reject} and {@code cancel} join the caller's JTA transaction: when it rolls back
 * they have not happened, when it commits they will. Without a transaction each is one of its own.
 * They never lock an execution, so a caller that stays open stalls nobody. What it holds until it
 * ends is the one wait that it answers: meanwhile neither a deadline nor another answer decides
 * that wait, while a cancel of its execution is not kept waiting. The typed refusals do not mark
 * the transaction for rollback; one that leaves an enterprise bean or a {@code @Transactional}
 * method uncaught makes the container roll back, as any unchecked exception does. Reads see what
 * the transaction sees. Every method throws {@link DatabaseUnavailable} while the database is away,
 * and {@link IllegalArgumentException} for a key or id that is blank, longer than {@value
 * StartOptions#LONGEST_KEY} characters, or holds the character NUL.
 *
 * <pre>{@code
 * @Inject WorkflowClient client;
 *
 * UUID place(Order order) {
 *   orders.persist(order);                                                  // the same transaction
 *   return client.start(OrderFulfilment.class, order, StartOptions.none().businessKey(order.id())).id();
 * }
 * }</pre>
 */
public interface WorkflowClient {

  /** Starts an execution of the workflow bean {@code workflow} at once. */
  default <I> Started start(Class<? extends Workflow<I, ?>> workflow, I input) {
    return start(workflow, input, StartOptions.none());
  }

  /**
   * Starts an execution of the workflow bean {@code workflow}.
   *
   * @throws UnknownWorkflow no such workflow is deployed
   * @throws InputDoesNotFit the input cannot be stored
   * @throws BusinessKeyTaken an unfinished execution of the workflow has the business key
   * @throws IdempotencyConflict the idempotency key was used with another body
   * @throws StartInDoubt another open transaction holds the same key for longer than two seconds
   */
  <I> Started start(Class<? extends Workflow<I, ?>> workflow, I input, StartOptions options);

  /**
   * Starts an execution by the workflow's name with JSON from outside, which is held against the
   * input type strictly.
   *
   * @throws InputDoesNotFit names the field that does not fit
   */
  Started start(String workflow, JsonNode input, StartOptions options);

  /** The names of the deployed workflows, in alphabetical order. */
  List<String> workflows();

  /**
   * The plan that new executions of a workflow get.
   *
   * @throws UnknownWorkflow no such workflow is deployed
   */
  Plan plan(String workflow);

  /** An execution, without its payloads. */
  Optional<Execution> find(UUID execution);

  /**
   * An execution with input, result, journal and open waits.
   *
   * @throws UnknownExecution there is none
   */
  ExecutionDetail get(UUID execution);

  /** Executions, newest first, a page at a time. */
  Page<Execution> list(ExecutionQuery query);

  /** Open waits, oldest first, a page at a time. */
  Page<OpenWait> waits(WaitQuery query);

  /**
   * One wait, open or not.
   *
   * @throws UnknownWait there is none
   */
  OpenWait getWait(UUID wait);

  /**
   * Waits for the result. Refused inside a transaction: what it waits for might wait for that
   * transaction.
   *
   * @throws AwaitInTransaction called inside a JTA transaction
   * @throws AwaitTimeout it has not ended in time; it goes on
   * @throws ExecutionFailed it ended without a result
   */
  <O> O await(UUID execution, Class<? extends Workflow<?, O>> workflow, Duration atMost);

  /**
   * As {@link #await(UUID, Class, Duration)}, as JSON.
   *
   * @return the result; JSON null is a result
   */
  JsonNode await(UUID execution, Duration atMost);

  /**
   * Sends an event to one execution; it may come before its wait. One that commits while the
   * execution is committing its end is accepted and changes nothing, as with {@link #cancel}.
   *
   * @param eventId sent twice with the same id it counts once, and is answered as the first time
   * @throws UnknownExecution there is none
   * @throws UnknownEvent its plan waits for no event of that name
   * @throws AnswerDoesNotFit the payload does not fit what its plan waits for
   * @throws UnknownWorkflow its plan is not deployed here, so nothing can be held against it
   * @throws WaitClosed every wait of that name is over
   * @throws ExecutionEnded it has ended
   * @throws SignalInDoubt another open transaction sends the same id for longer than two seconds
   */
  void sendEvent(UUID execution, String name, Object payload, Optional<String> eventId);

  /**
   * Sends an event to all that wait for it under a business key; those that do not wait yet keep
   * it, when their plan has a wait of the name that takes the payload. Executions whose plan is not
   * deployed here (of another version or application) get it where their wait of the name has the
   * type of one that is.
   *
   * @param eventId sent twice with the same id it counts once for each execution
   * @return the executions that got it; may be empty
   * @throws UnknownEvent no plan that is deployed here waits for an event of that name
   * @throws AnswerDoesNotFit the payload fits none of the waits of that name
   * @throws SignalInDoubt another open transaction sends the same id for longer than two seconds
   */
  Set<UUID> sendEvent(String businessKey, String name, Object payload, Optional<String> eventId);

  /**
   * Answers an input, a choice or an approval.
   *
   * @throws UnknownWait there is none
   * @throws AnswerDoesNotFit the answer does not fit; the wait stays open
   * @throws NotAllowed the caller does not hold the role
   * @throws WaitClosed it was answered, expired, or its execution ended
   * @throws SignalInDoubt another open transaction answers it for longer than two seconds
   */
  void answer(UUID wait, Object value, Caller by);

  /** Approves; throws as {@link #answer}. */
  void approve(UUID wait, Caller by, String comment);

  /** Rejects; throws as {@link #answer}. */
  void reject(UUID wait, Caller by, String comment);

  /**
   * Asks for a cancel: running work is interrupted, what was done is undone.
   *
   * <p>A cancel that was committed before the execution began to commit its end wins. One that is
   * committed later was asked of something that had not ended for its transaction, so nobody can
   * refuse it: the call returns, and nothing comes of it. Whoever has to know looks at the
   * execution until it has ended: CANCELLED, COMPENSATION_FAILED, or the end that was faster.
   *
   * @throws UnknownExecution there is none
   * @throws ExecutionEnded it has ended
   */
  void cancel(UUID execution, String reason, Caller by);
}
