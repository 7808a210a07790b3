package io.durable.client;

import io.durable.AwaitInTransaction;
import io.durable.AwaitTimeout;
import io.durable.Caller;
import io.durable.Decision;
import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionFailed;
import io.durable.ExecutionQuery;
import io.durable.InputDoesNotFit;
import io.durable.OpenWait;
import io.durable.Page;
import io.durable.StartOptions;
import io.durable.Started;
import io.durable.Status;
import io.durable.UnknownExecution;
import io.durable.UnknownWait;
import io.durable.WaitClosed;
import io.durable.WaitQuery;
import io.durable.Workflow;
import io.durable.WorkflowClient;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Counter;
import io.durable.boundary.Hints;
import io.durable.function.Json;
import io.durable.function.PayloadException;
import io.durable.model.NewExecution;
import io.durable.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The client of one node. */
public final class EngineClient implements WorkflowClient {
  private static final Duration FIRST_LOOK = Duration.ofMillis(20);
  private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

  private final Counter counter;
  private final Hints hints;
  private final Plans plans;
  private final Json json;
  private final Answers answers;
  private final Events events;
  private final Ids ids;

  /**
   * @param clock for the ids and for the time of decisions
   */
  public EngineClient(
      Counter counter, Hints hints, Catalogue catalogue, Json json, InstantSource clock) {
    this.counter = Objects.requireNonNull(counter, "counter");
    this.hints = Objects.requireNonNull(hints, "hints");
    this.plans = new Plans(catalogue);
    this.json = Objects.requireNonNull(json, "json");
    this.answers = new Answers(json, clock);
    this.events = new Events(counter, plans, answers);
    this.ids = new Ids(clock);
  }

  @Override
  public <I> Started start(
      Class<? extends Workflow<I, ?>> workflow, I input, StartOptions options) {
    return start(plans.of(workflow), input, options);
  }

  @Override
  public Started start(String workflow, JsonNode input, StartOptions options) {
    return start(plans.named(workflow), input, options);
  }

  private Started start(Catalogue.Entry workflow, Object input, StartOptions options) {
    Objects.requireNonNull(options, "options");
    var tree = encodeInput(workflow, input);
    var id = ids.next();
    var existing =
        counter.start(
            new NewExecution(id, workflow.workflow(), workflow.hash(), tree, hash(tree), options));
    return existing.map(earlier -> new Started(earlier, true)).orElse(new Started(id, false));
  }

  private JsonNode encodeInput(Catalogue.Entry workflow, Object input) {
    var type = workflow.definition().code().inputType();
    try {
      var typed = input instanceof JsonNode tree ? json.decodeStrictly(tree, type) : input;
      return json.encode(typed, type);
    } catch (PayloadException e) {
      throw new InputDoesNotFit(
          e.field(),
          "the input of '%s' does not fit%s: %s"
              .formatted(
                  workflow.workflow(), e.field().isEmpty() ? "" : " at " + e.field(), e.reason()),
          e);
    }
  }

  private String hash(JsonNode tree) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(json.write(tree).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public List<String> workflows() {
    return plans.names();
  }

  @Override
  public Plan plan(String workflow) {
    return plans.named(workflow).definition().plan();
  }

  @Override
  public Optional<Execution> find(UUID execution) {
    return counter.find(execution);
  }

  @Override
  public ExecutionDetail get(UUID execution) {
    return counter.detail(execution).orElseThrow(() -> unknown(execution));
  }

  @Override
  public Page<Execution> list(ExecutionQuery query) {
    return counter.list(query);
  }

  @Override
  public Page<OpenWait> waits(WaitQuery query) {
    return counter.waits(query);
  }

  @Override
  public OpenWait getWait(UUID wait) {
    return counter
        .findWait(wait)
        .orElseThrow(() -> new UnknownWait(wait, "there is no wait " + wait));
  }

  @Override
  public <O> O await(UUID execution, Class<? extends Workflow<?, O>> workflow, Duration atMost) {
    var type = plans.of(workflow).definition().code().outputType();
    @SuppressWarnings("unchecked") // the type of the results of that class
    var result = (O) json.decode(await(execution, atMost), type);
    return result;
  }

  @Override
  public JsonNode await(UUID execution, Duration atMost) {
    if (counter.inTransaction()) {
      throw new AwaitInTransaction(
          execution,
          "awaiting execution %s inside a transaction is refused: it might wait for this very transaction"
              .formatted(execution));
    }
    var deadline = System.nanoTime() + atMost.toNanos();
    for (var look = FIRST_LOOK; ; look = longer(look)) {
      var status = counter.find(execution).orElseThrow(() -> unknown(execution)).status();
      if (status.terminal()) {
        return result(execution);
      }
      var left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative() || left.isZero() || interrupted(execution, least(left, look))) {
        throw new AwaitTimeout(
            execution,
            "execution %s is %s after %s; it goes on".formatted(execution, status, atMost));
      }
    }
  }

  private boolean interrupted(UUID execution, Duration atMost) {
    try {
      hints.awaitEnd(execution, atMost);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private JsonNode result(UUID execution) {
    var detail = get(execution);
    var status = detail.execution().status();
    if (status != Status.COMPLETED) {
      throw new ExecutionFailed(execution, status, detail.failure());
    }
    return detail.result().orElseThrow();
  }

  private static Duration longer(Duration look) {
    return least(look.multipliedBy(2), LONGEST_LOOK);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void sendEvent(UUID execution, String name, Object payload, Optional<String> eventId) {
    events.send(execution, name, payload, eventId);
  }

  @Override
  public Set<UUID> sendEvent(
      String businessKey, String name, Object payload, Optional<String> eventId) {
    return events.send(businessKey, name, payload, eventId);
  }

  @Override
  public void answer(UUID wait, Object value, Caller by) {
    Objects.requireNonNull(by, "by");
    var asked = getWait(wait);
    answers.requireAllowed(asked, by);
    requireOpen(asked);
    var workflow = plans.withPlan(asked.planHash(), asked.workflow());
    counter.answer(wait, answers.fitting(asked, workflow, value, by), by);
  }

  @Override
  public void approve(UUID wait, Caller by, String comment) {
    decide(wait, Decision.Outcome.APPROVED, by, comment);
  }

  @Override
  public void reject(UUID wait, Caller by, String comment) {
    decide(wait, Decision.Outcome.REJECTED, by, comment);
  }

  private void decide(UUID wait, Decision.Outcome outcome, Caller by, String comment) {
    answer(wait, new Decision(outcome, comment, by.name(), Optional.empty()), by);
  }

  private static void requireOpen(OpenWait wait) {
    if (!wait.open()) {
      throw new WaitClosed(
          wait.id(),
          "'%s' of execution %s is over: it was answered, expired, or its execution ended"
              .formatted(wait.path(), wait.execution()));
    }
  }

  @Override
  public void cancel(UUID execution, String reason, Caller by) {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(by, "by");
    counter.cancel(execution, reason, by);
  }

  private static UnknownExecution unknown(UUID execution) {
    return new UnknownExecution(execution, "there is no execution " + execution);
  }
}
