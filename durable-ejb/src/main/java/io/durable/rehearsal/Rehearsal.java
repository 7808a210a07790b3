package io.durable.rehearsal;

import io.durable.StartOptions;
import io.durable.Workflow;
import io.durable.WorkflowClient;
import io.durable.function.Fn0;
import io.durable.function.Fn1;
import io.durable.function.Fn2;
import io.durable.function.Fn3;
import io.durable.function.Fn4;
import io.durable.function.Fn5;
import io.durable.plan.Code.Call;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import io.durable.plan.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs workflows in a plain test: the real engine on a store in memory, with virtual time.
 *
 * <pre>{@code
 * try (var rehearsal = Rehearsal.of(new OrderFulfilment(stock, payments))) {
 *   rehearsal.fake("charge", (Order order) -> "payment-1").fails("pack", 1, new IOException("jammed"));
 *
 *   var order = rehearsal.start(OrderFulfilment.class, new Order("A-1", 900));
 *   assertThat(order.waits()).containsExactly("large[then]/risk-desk");
 *
 *   order.approve("large[then]/risk-desk").finish();
 *   assertThat(order.result().payment()).isEqualTo("payment-1");
 *   assertThat(order.attempts("pack")).isEqualTo(2);
 * }
 * }</pre>
 *
 * <p>Every call runs what can run now, and comes back when all executions wait or have ended; the
 * clock stands still meanwhile. {@link #pass} and {@link Rehearsed#finish} move it, from one due
 * time to the next, so that a sleep of a year takes no time. Steps run one at a time, each with
 * copies of its inputs that went through JSON, as in a server. There is no JTA transaction: what a
 * fake writes and then fails stays written.
 *
 * <p>Fakes and failures are said before the first start. Not thread-safe.
 */
public final class Rehearsal implements AutoCloseable {
  private final List<Definition> workflows = new ArrayList<>();
  private final List<Class<?>> beans = new ArrayList<>();
  private final Script script = new Script();
  private Instant beginning = Instant.parse("2026-01-01T08:00:00Z");
  private Optional<Stage> stage = Optional.empty();

  private Rehearsal() {}

  /**
   * A rehearsal of these workflows.
   *
   * @throws io.durable.InvalidPlan with every problem of a plan
   */
  public static Rehearsal of(Workflow<?, ?>... workflows) {
    var rehearsal = new Rehearsal();
    for (var workflow : workflows) {
      rehearsal.workflows.add(Recorder.record(workflow));
      rehearsal.beans.add(workflow.getClass());
    }
    return rehearsal;
  }

  /** The clock begins at this time; without it on the first of January 2026, 08:00 UTC. */
  public Rehearsal beginningAt(Instant time) {
    requireNotBegun();
    beginning = Objects.requireNonNull(time, "time");
    return this;
  }

  /** The step at this path of the plan gives {@code result}; null where it gives none. */
  public Rehearsal gives(String step, Object result) {
    return replace(step, inputs -> result);
  }

  /** The step at this path of the plan calls the fake instead. */
  public <R> Rehearsal fake(String step, Fn0<R> fake) {
    return replace(step, inputs -> fake.apply());
  }

  /** The step at this path of the plan calls the fake instead. */
  @SuppressWarnings("unchecked") // the plan says what the step's inputs are
  public <A, R> Rehearsal fake(String step, Fn1<A, R> fake) {
    return replace(step, inputs -> fake.apply((A) inputs.get(0)));
  }

  /** The step at this path of the plan calls the fake instead. */
  @SuppressWarnings("unchecked") // the plan says what the step's inputs are
  public <A, B, R> Rehearsal fake(String step, Fn2<A, B, R> fake) {
    return replace(step, inputs -> fake.apply((A) inputs.get(0), (B) inputs.get(1)));
  }

  /** The step at this path of the plan calls the fake instead. */
  @SuppressWarnings("unchecked") // the plan says what the step's inputs are
  public <A, B, C, R> Rehearsal fake(String step, Fn3<A, B, C, R> fake) {
    return replace(
        step, inputs -> fake.apply((A) inputs.get(0), (B) inputs.get(1), (C) inputs.get(2)));
  }

  /** The step at this path of the plan calls the fake instead. */
  @SuppressWarnings("unchecked") // the plan says what the step's inputs are
  public <A, B, C, D, R> Rehearsal fake(String step, Fn4<A, B, C, D, R> fake) {
    return replace(
        step,
        inputs ->
            fake.apply((A) inputs.get(0), (B) inputs.get(1), (C) inputs.get(2), (D) inputs.get(3)));
  }

  /** The step at this path of the plan calls the fake instead. */
  @SuppressWarnings("unchecked") // the plan says what the step's inputs are
  public <A, B, C, D, E, R> Rehearsal fake(String step, Fn5<A, B, C, D, E, R> fake) {
    return replace(
        step,
        inputs ->
            fake.apply(
                (A) inputs.get(0),
                (B) inputs.get(1),
                (C) inputs.get(2),
                (D) inputs.get(3),
                (E) inputs.get(4)));
  }

  private Rehearsal replace(String step, Call fake) {
    requireNotBegun();
    script.replace(requireStep(step), fake);
    return this;
  }

  /** Attempt {@code attempt} (counted from 1) of the step, or of {@code step!undo}, fails so. */
  public Rehearsal fails(String step, int attempt, Exception with) {
    requireNotBegun();
    script.fail(requireStep(step), attempt, with);
    return this;
  }

  /** Every attempt of the step, or of {@code step!undo}, fails so. */
  public Rehearsal fails(String step, Exception with) {
    requireNotBegun();
    script.fail(requireStep(step), Script.EVERY_ATTEMPT, with);
    return this;
  }

  /**
   * The node dies, once, when the code of the step (or of {@code step!undo}) has run and nothing of
   * that is written yet; another goes on.
   *
   * @param occurrence a path of the journal, with the numbers of items and rounds
   */
  public Rehearsal crashesDuring(String occurrence) {
    requireNotBegun();
    requireStep(occurrence);
    script.crashDuring(Path.parse(occurrence));
    return this;
  }

  /**
   * The node dies, once, right after an outcome of this path was written; another goes on.
   *
   * @param occurrence a path of the journal, with the numbers of items and rounds
   */
  public Rehearsal crashesAfter(String occurrence) {
    requireNotBegun();
    script.crashAfter(Path.parse(occurrence));
    return this;
  }

  private Path requireStep(String path) {
    var step = Path.parse(path.endsWith(Script.UNDO) ? path.substring(0, path.length() - 5) : path);
    var known =
        workflows.stream()
            .flatMap(workflow -> workflow.code().steps().keySet().stream())
            .map(Path::toString)
            .sorted()
            .toList();
    var asked = workflows.stream().map(workflow -> workflow.plan().staticPath(step).toString());
    if (asked.noneMatch(known::contains)) {
      throw new IllegalArgumentException(
          "there is no step '%s'; steps are %s".formatted(path, known));
    }
    return Path.parse(path);
  }

  private void requireNotBegun() {
    if (stage.isPresent()) {
      throw new IllegalStateException("say it before the first start: the rehearsal has begun");
    }
  }

  /** Starts an execution and runs it until it waits or has ended. */
  public <I, O> Rehearsed<O> start(Class<? extends Workflow<I, O>> workflow, I input) {
    return start(workflow, input, StartOptions.none());
  }

  /** Starts an execution, with a business key or at a later time, say. */
  public <I, O> Rehearsed<O> start(
      Class<? extends Workflow<I, O>> workflow, I input, StartOptions options) {
    var started = stage().client().start(workflow, input, options);
    stage().untilNothingMoves();
    return new Rehearsed<>(stage(), started.id(), workflow);
  }

  /**
   * The client, for what {@link Rehearsed} has no word for. Its calls do not wait for what follows:
   * {@link #settle} does.
   */
  public WorkflowClient client() {
    return stage().client();
  }

  /** Runs what can run now. */
  public Rehearsal settle() {
    stage().untilNothingMoves();
    return this;
  }

  /** Lets time pass: what falls due happens at its own time. */
  public Rehearsal pass(Duration time) {
    stage().pass(time);
    return this;
  }

  /** The time of the rehearsal. */
  public Instant now() {
    return stage().now();
  }

  /** The node dies and forgets all that is not in the store; another goes on from there. */
  public Rehearsal crash() {
    stage().crash();
    stage().untilNothingMoves();
    return this;
  }

  private Stage stage() {
    if (stage.isEmpty()) {
      stage = Optional.of(new Stage(beginning, workflows, beans, script));
    }
    return stage.get();
  }

  /** Ends its threads. */
  @Override
  public void close() {
    stage.ifPresent(Stage::close);
  }
}
