package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.function.Json;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * One execution with a memory in place of the store and a script in place of user code. It keeps a
 * list of effects, as an outside witness would.
 */
final class Life extends Memory {
  private Definition definition;
  private final JsonNode input;
  private Json json = Json.standard();
  private final Map<String, Deque<Scripted>> scripts = new HashMap<>();
  private final List<Change.Work> running = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private final List<Change> lastChanges = new ArrayList<>();
  private final List<String> doubted = new ArrayList<>();
  private final List<Change.Work> lost = new ArrayList<>();
  private Optional<World> world = Optional.empty();
  private BooleanSupplier crashes = () -> false;
  private BooleanSupplier loses = () -> false;
  private Runnable rollBack = () -> {};
  private Optional<Course> course = Optional.empty();

  Life(Definition definition, String input) {
    this(definition, Sketch.JSON.stringNode(input));
  }

  Life(Definition definition, JsonNode input) {
    this.definition = definition;
    this.input = input;
  }

  /** Says how the attempts at a path go, in order; those after the last one succeed. */
  Life script(String path, Scripted... attempts) {
    scripts.put(path, new ArrayDeque<>(List.of(attempts)));
    return this;
  }

  /** Another version of the plan is deployed. */
  Life on(Definition redeployed) {
    definition = redeployed;
    return this;
  }

  /** Says how everything goes. */
  Life in(World known) {
    world = Optional.of(known);
    return this;
  }

  /** Payloads over this are refused. */
  Life limit(int bytes) {
    json = Json.withLimit(bytes);
    return this;
  }

  /** Asked after each commit whether the node dies there. */
  Life crashWhen(BooleanSupplier dies) {
    crashes = dies;
    return this;
  }

  /** Asked before each commit whether the node dies there, so that the decision is lost. */
  Life crashBeforeCommitWhen(BooleanSupplier dies) {
    loses = dies;
    return this;
  }

  /** Runs until it has ended or waits. */
  Life run() {
    if (course.isEmpty()) {
      claim(false);
    }
    while (!running.isEmpty()) {
      runNext();
    }
    return this;
  }

  /** Claims it where it is due. */
  Life claim(boolean takenOver) {
    assertThat(status().terminal()).as("an ended execution is not claimed").isFalse();
    if (course.isEmpty() && status() != Status.RUNNING) {
      owned();
    }
    course = Optional.of(build(takenOver));
    lost.addAll(running);
    running.clear();
    lost.forEach(this::cutOff);
    lost.clear();
    apply(new Event.Resumed(now()));
    return this;
  }

  /**
   * Claims it without letting it decide to park: the moment between the claim and the commit of the
   * park.
   */
  Life own() {
    course = Optional.of(build(false));
    current().apply(new Event.Resumed(now()));
    owned();
    return this;
  }

  private Course build(boolean takenOver) {
    return Course.of(definition, id(), input, snapshot(), takenOver, json);
  }

  /** The node dies with everything that is in memory. */
  Life crash() {
    lost.addAll(running);
    running.clear();
    course = Optional.empty();
    return this;
  }

  /** The node dies, and another one takes over. */
  Life crashAndTakeOver() {
    return crash().claim(true);
  }

  /** Runs the oldest work. */
  Life runNext() {
    var work = running.get(0);
    finish(work, outcomeOf(work));
    return this;
  }

  /** Runs this work. */
  Life runThis(Change.Work work) {
    finish(work, outcomeOf(work));
    return this;
  }

  private Scripted outcomeOf(Change.Work work) {
    if (world.isPresent()) {
      return work instanceof Change.EvaluateChoice
          ? Scripted.OK
          : world.get().script(work.path().toString(), Asked.attempt(work));
    }
    var script = scripts.get(work.path().toString());
    if (script == null || script.isEmpty()) {
      return Scripted.OK;
    }
    return script.poll();
  }

  private void finish(Change.Work work, Scripted how) {
    running.remove(work);
    var known = effects.size();
    rollBack =
        () -> {
          // The witness sees what was committed; the attempt will be made again in the same way.
          effects.subList(known, effects.size()).clear();
          scripts.computeIfAbsent(work.path().toString(), path -> new ArrayDeque<>()).addFirst(how);
          lost.add(work);
        };
    if (work instanceof Change.EvaluateChoice choice) {
      choose(choice);
      return;
    }
    apply(event(work, how));
  }

  // catch: as the worker does around user code
  private void choose(Change.EvaluateChoice choice) {
    effects.add("choose " + choice.path());
    Event event;
    try {
      event = new Event.Evaluated(choice.path(), current().subject(choice), now(), now());
    } catch (Throwable thrown) {
      event = failed(choice.path(), choice.attempt(), Outcome.FAILED, thrown, Optional.empty());
    }
    apply(event);
  }

  // catch: as the worker does around user code
  private Event event(Change.Work work, Scripted how) {
    var attempt = Asked.attempt(work);
    try {
      var called = work.path() + Asked.form(work) + current().arguments(work);
      effects.add(called + (how.outcome() == Outcome.COMPLETED ? "" : " " + how.outcome()));
      if (how.outcome() == Outcome.COMPLETED) {
        return new Event.Succeeded(work.path(), attempt, valueOf(work, how, called), now(), now());
      }
      var thrown = new IllegalStateException("scripted");
      return failed(work.path(), attempt, how.outcome(), thrown, how.retry().map(now()::plus));
    } catch (Throwable thrown) {
      return failed(work.path(), attempt, Outcome.FAILED, thrown, Optional.empty());
    }
  }

  /** What the code of the plan gives; in a sketch there is none, and a call gives its own text. */
  private JsonNode valueOf(Change.Work work, Scripted how, String called) throws Exception {
    var node = work.path().unmarked();
    var code = definition.code().steps().get(node);
    if (code == null) {
      var text = world.isPresent() ? Pure.shortened(called) : called;
      return Json.standard().encode(how.value().orElse(text), String.class);
    }
    var arguments = current().arguments(work);
    if (work instanceof Change.RunUndo undo) {
      var inDoubt = undo.form() == Change.UndoForm.IN_DOUBT;
      (inDoubt ? code.undoInDoubt() : code.undo()).orElseThrow().invoke(arguments);
      return NullNode.getInstance();
    }
    var result = code.body().invoke(arguments);
    return Json.standard().encode(result, definition.code().resultTypes().get(node));
  }

  private Event failed(
      Path path, int attempt, Outcome outcome, Throwable thrown, Optional<Instant> retryAt) {
    var why = Thrown.failure(thrown, path);
    return new Event.Failed(path, attempt, outcome, why, retryAt, now(), now());
  }

  /** Gives an event to the engine and commits what it decides. */
  List<Change> apply(Event event) {
    var ifLost = rollBack;
    rollBack = () -> {};
    var changes = current().apply(event);
    lastChanges.clear();
    lastChanges.addAll(changes);
    if (lostRace(changes)) {
      claim(true);
      return changes;
    }
    if (!changes.isEmpty() && loses.getAsBoolean()) {
      ifLost.run();
      loseWork(changes);
      crashAndTakeOver();
      return changes;
    }
    changes.stream().filter(Change.Interrupt.class::isInstance).forEach(this::commit);
    changes.stream().filter(each -> !(each instanceof Change.Interrupt)).forEach(this::commit);
    if (course.isPresent() && !status().terminal() && crashes.getAsBoolean()) {
      crashAndTakeOver();
    }
    return changes;
  }

  /** A decision that writes nothing needs no commit: its work may have been begun. */
  private void loseWork(List<Change> changes) {
    if (changes.stream().noneMatch(Change.Write.class::isInstance)) {
      changes.forEach(change -> lost.add((Change.Work) change));
    }
  }

  private void cutOff(Change.Work work) {
    if (work instanceof Change.RunStep) {
      doubted.add(work.path().toString());
    }
  }

  private void commit(Change change) {
    if (change instanceof Change.Write write) {
      write(write);
      parked(change);
    } else if (change instanceof Change.Interrupt cut) {
      running.stream().filter(work -> work.path().equals(cut.path())).forEach(this::cutOff);
      assertThat(running.removeIf(work -> work.path().equals(cut.path()))).isTrue();
    } else {
      running.add((Change.Work) change);
    }
  }

  private void parked(Change change) {
    if (change instanceof Change.Park) {
      assertThat(running).as("nothing runs while it is parked").isEmpty();
      course = Optional.empty();
    }
  }

  /** The clock moves; what is due is claimed, or told. */
  Life pass(Duration time) {
    moveClock(time);
    if (course.isPresent()) {
      apply(new Event.TimePassed(now()));
    } else if (!status().terminal() && dueAt().filter(due -> !due.isAfter(now())).isPresent()) {
      claim(false);
    }
    return run();
  }

  /** Something is due: it is told, or the execution is claimed. */
  Life tick() {
    if (course.isPresent()) {
      apply(new Event.TimePassed(now()));
    } else {
      claim(false);
    }
    return this;
  }

  /** When something is due without a signal. */
  Optional<Instant> nextDue() {
    return course.isPresent() ? current().nextDue() : dueAt();
  }

  /** The clock moves while nobody looks. */
  Life passUnseen(Duration time) {
    moveClock(time);
    return this;
  }

  /** Answers the open wait at this path, as the store would do it in the sender's transaction. */
  Life answer(String path, String value) {
    return answer(path, Sketch.JSON.stringNode(value));
  }

  Life answer(String path, JsonNode value) {
    return send(signalTo(path, InboxRow.Kind.ANSWER, path, value));
  }

  /** Sends an event; the wait that is open the longest takes it. */
  Life event(String name, String payload) {
    return send(eventRow(name, payload));
  }

  /** Sends an event that nobody hears of yet. */
  Life eventUnheard(String name, String payload) {
    eventRow(name, payload);
    return this;
  }

  Life cancel() {
    return send(insert(InboxRow.Kind.CANCEL, Optional.empty(), "", "no more"));
  }

  Life cancelUnheard() {
    insert(InboxRow.Kind.CANCEL, Optional.empty(), "", "no more");
    return this;
  }

  /** A row that found no wait, though one may be open by now(): its sender was slow to commit. */
  Life insertLateEvent(String name, String payload) {
    return send(insert(InboxRow.Kind.EVENT, Optional.empty(), name, payload));
  }

  /** As {@link #answer}, and nobody hears of it yet. */
  Life answerUnheard(String path, String value) {
    signalTo(path, InboxRow.Kind.ANSWER, path, Sketch.JSON.stringNode(value));
    return this;
  }

  private Life send(InboxRow row) {
    if (course.isPresent()) {
      apply(new Event.Arrived(row, now()));
    } else if (!status().terminal() && status() != Status.PENDING) {
      claim(false);
    }
    return this;
  }

  Course current() {
    return course.orElseThrow(() -> new AssertionError("nobody owns the execution"));
  }

  List<String> effects() {
    return List.copyOf(effects);
  }

  /** The steps of which an attempt was cut off, by a crash or by a cancel. */
  List<String> doubted() {
    return List.copyOf(doubted);
  }

  List<Change.Work> running() {
    return List.copyOf(running);
  }

  List<Change> lastChanges() {
    return List.copyOf(lastChanges);
  }
}
