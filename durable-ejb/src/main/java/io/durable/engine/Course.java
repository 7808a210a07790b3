package io.durable.engine;

import io.durable.Failure;
import io.durable.Status;
import io.durable.function.Json;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.Snapshot;
import io.durable.model.WaitRow;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import io.durable.plan.StepNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Where one execution stands on its plan, and what follows from what happens to it.
 *
 * <p>It is a cache of the journal. A decision changes it before it is committed; when that commit
 * fails or its outcome is unknown, throw the course away and build a new one. Decisions are made
 * one at a time; {@link #arguments} and {@link #subject} may be called beside them, from the
 * threads that run the work.
 *
 * <pre>{@code
 * var course = Course.of(definition, execution, input, snapshot, takenOver, json);
 * var changes = course.apply(new Event.Resumed(now));      // always the first event
 * }</pre>
 */
public final class Course {

  /** Which way it goes. */
  private enum Way {
    FORWARD,
    BACK,
    ENDED
  }

  private final Definition definition;
  private final UUID execution;
  private final boolean takenOver;
  private final Outcomes outcomes;
  private final Evaluator evaluator;
  private final Frontier frontier = new Frontier();
  private final Signals signals = new Signals();
  private final Map<UUID, WaitRow> earlierWaits = new HashMap<>();
  private final Deeds deeds = new Deeds();
  private final List<InboxRow> inbox;
  private final BlockFrame body;
  private final Amends amends = new Amends();
  private final Optional<Frame> deadline;
  private Optional<Failure> failure = Optional.empty();
  private Progress reached;
  private Way way = Way.FORWARD;
  private boolean building = true;

  private Course(
      Definition definition,
      UUID execution,
      JsonNode input,
      Snapshot snapshot,
      boolean takenOver,
      Json json) {
    this.definition = definition;
    this.execution = execution;
    this.takenOver = takenOver;
    this.inbox = snapshot.inbox();
    this.outcomes = new Outcomes(snapshot.journal());
    this.evaluator = new Evaluator(definition, input, outcomes, json);
    snapshot.waits().forEach(wait -> earlierWaits.put(wait.id(), wait));
    this.body = new BlockFrame(this, Optional.empty(), definition.plan().body(), Scope.ROOT);
    this.deadline =
        definition.plan().settings().timeout().map(time -> new DeadlineFrame(this, time));
    deadline.ifPresent(Frame::enter);
    this.reached = body.enter();
    turnedBefore();
  }

  /**
   * The state that the journal leads to.
   *
   * @param input what the execution was started with
   * @param takenOver whether an owner died with it since its last orderly park
   * @param json refuses results that are too large
   */
  public static Course of(
      Definition definition,
      UUID execution,
      JsonNode input,
      Snapshot snapshot,
      boolean takenOver,
      Json json) {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(execution, "execution");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(json, "json");
    return new Course(definition, execution, input, snapshot, takenOver, json);
  }

  /**
   * An earlier decision made it turn back: a cancel, a final failure, or a result that could not be
   * had.
   */
  private void turnedBefore() {
    var result = outcomes.earlier(Path.ROOT).stream().findFirst();
    if (!outcomes.earlier(Path.CANCEL).isEmpty()) {
      back(Optional.empty());
    } else if (result.isPresent()) {
      back(result.get().failure());
    } else if (reached.hasFailed()) {
      back(reached.failure());
    }
  }

  private void back(Optional<Failure> why) {
    body.closedBefore();
    turn(why);
  }

  private void turn(Optional<Failure> why) {
    way = Way.BACK;
    failure = why;
    deadline.ifPresent(Frame::closedBefore);
    amends.beside().forEach(deeds::ending);
    amends.beside().clear();
    reached = new Compensation(this, Optional.empty(), deeds, outcomes.lastForward()).enter();
  }

  /**
   * What follows from an event: first what is to be written in one checkpoint, then the work to be
   * done after its commit.
   *
   * @return empty when the event changes nothing: the outcome of an attempt that was cut off
   *     before, a signal that is known, a time at which nothing is due. The outcome of an attempt
   *     that counts always gives changes.
   */
  public List<Change> apply(Event event) {
    if (building != (event instanceof Event.Resumed)) {
      throw new IllegalStateException(
          "the first event of a course, and only the first, is Resumed; this was " + event);
    }
    if (way == Way.ENDED) {
      return List.of();
    }
    building = false;
    var decision = new Decision(event.at(), outcomes);
    var taken = event.match(new Deciding(this, decision));
    if (taken) {
      settle(decision);
    }
    return decision.changes();
  }

  /** Goes as far as it can. */
  private void settle(Decision decision) {
    proceed(decision);
    if (way != Way.ENDED && frontier.idle()) {
      var status = way == Way.BACK ? Status.COMPENSATING : Status.WAITING;
      decision.park(status, nextDue(), signals.pending().size());
    }
  }

  private void proceed(Decision decision) {
    while (way != Way.ENDED) {
      if (conclude(decision)) {
        continue;
      }
      var entered = frontier.nextEntered();
      if (entered.isEmpty()) {
        return;
      }
      rise(entered.get(), entered.get().activate(decision), decision);
    }
  }

  /** Tells the frames around a leaf how far it got; stops at the first that stays open. */
  void rise(Frame leaf, Progress progress, Decision decision) {
    var frame = leaf;
    var how = progress;
    while (how.ended() && frame.parent().isPresent()) {
      var child = frame;
      frame = frame.parent().get();
      how = frame.childEnded(child, how, decision);
    }
    if (how.ended()) {
      reached = how;
    }
  }

  /**
   * Where the way it goes has come to its end: the result, the turn, the final status. False when
   * it has not.
   */
  private boolean conclude(Decision decision) {
    if (way == Way.FORWARD && amends.gaveUp().isPresent()) {
      fail(Outcome.FAILED, amends.gaveUp().get(), decision);
      return true;
    }
    if (!reached.ended() || (way == Way.FORWARD && reached.done() && !amends.beside().isEmpty())) {
      return false;
    }
    if (way == Way.BACK) {
      finishUndone(decision);
    } else if (reached.hasFailed()) {
      turnBack(reached.failure(), decision);
    } else {
      finish(decision);
    }
    return true;
  }

  /** The execution fails, and no node of it is where that is journaled. */
  void fail(Outcome outcome, Failure why, Decision decision) {
    var attempt = new Decision.Attempt(Path.ROOT, 1, Kind.RESULT, decision.at());
    decision.ended(attempt, outcome, why, Optional.empty());
    turnBack(Optional.of(why), decision);
  }

  // catch: the expression of the result is user code
  private void finish(Decision decision) {
    var result = definition.plan().body().result();
    try {
      var value = evaluator.json(result, Scope.ROOT, definition.code().outputType());
      decision.finish(Status.COMPLETED, Optional.of(value), Optional.empty());
      way = Way.ENDED;
    } catch (Throwable thrown) {
      fail(Outcome.FAILED, Thrown.failure(thrown, Path.ROOT), decision);
    }
  }

  private void finishUndone(Decision decision) {
    decision.finish(finalStatus(), Optional.empty(), failure);
    way = Way.ENDED;
  }

  private Status finalStatus() {
    if (amends.gaveUp().isPresent()) {
      return Status.COMPENSATION_FAILED;
    }
    if (failure.isEmpty()) {
      return Status.CANCELLED;
    }
    return amends.needed() ? Status.COMPENSATED : Status.FAILED;
  }

  /** Turns to undoing what was done. */
  void turnBack(Optional<Failure> why, Decision decision) {
    body.close(decision);
    signals.pending().forEach(signal -> drop(signal, decision));
    turn(why);
    decision.turn(Status.COMPENSATING);
  }

  /** A signal that nobody waits for any more. */
  void drop(InboxRow signal, Decision decision) {
    signals.use(signal);
    decision.consume(signal.id());
  }

  /** Lets those know whose time has come; false when there are none. */
  boolean timePassed(Decision decision) {
    var any = false;
    while (!reached.ended()) {
      var due = frontier.timers().poll(decision.at());
      if (due.isEmpty()) {
        return any;
      }
      any = true;
      rise(due.get(), due.get().elapsed(decision), decision);
    }
    return any;
  }

  /** A result came late; false when nobody knows of the attempt, or the attempt still counts. */
  boolean cameLate(Event.CameLate event, Decision decision) {
    var step = frontier.external(event.path());
    return step.isPresent() && step.get().cameLate(event, decision);
  }

  /**
   * What a step, or a compensation, is called with: fresh copies, decoded from the journal.
   *
   * @throws Exception what a projection or a join threw: the failure of the attempt
   */
  public List<Object> arguments(Change.Work work) throws Exception {
    return attempt(work.path()).arguments();
  }

  /**
   * The value by which a branch chooses, or the end of a round.
   *
   * @throws Exception what user code threw: the failure of the branch
   */
  public JsonNode subject(Change.EvaluateChoice work) throws Exception {
    return attempt(work.path()).subject();
  }

  private AttemptFrame attempt(Path path) {
    return frontier
        .attempt(path)
        .orElseThrow(
            () -> new IllegalStateException("'" + path + "' of " + execution + " is not open"));
  }

  /** The step that runs, or is undone, at this path. */
  public StepNode step(Path path) {
    var node = definition.plan().node(definition.plan().staticPath(path)).orElseThrow();
    return (StepNode) node;
  }

  /** The same text on every attempt of the node at this path, and nowhere else. */
  public String idempotencyKey(Path path) {
    return execution + "/" + path;
  }

  /** When something is due without a signal: a deadline, the end of a sleep, a retry. */
  public Optional<Instant> nextDue() {
    return frontier.timers().first();
  }

  /** What was in the inbox when the state was built. */
  List<InboxRow> inbox() {
    return inbox;
  }

  /** Whether it undoes what was done. */
  boolean goesBack() {
    return way == Way.BACK;
  }

  UUID execution() {
    return execution;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Frontier frontier() {
    return frontier;
  }

  Signals signals() {
    return signals;
  }

  boolean takenOver() {
    return takenOver;
  }

  /** Whether the journal is still being read. */
  boolean building() {
    return building;
  }

  /** The wait that was open when the state was built. */
  Optional<WaitRow> earlierWait(UUID id) {
    return Optional.ofNullable(earlierWaits.get(id));
  }

  /** What was done and may have to be undone. */
  Deeds deeds() {
    return deeds;
  }

  /** How the undoing goes. */
  Amends amends() {
    return amends;
  }
}
