package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.Status;
import io.durable.function.Json;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.Snapshot;
import io.durable.model.WaitRow;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * One execution with a memory in place of the store and a script in place of user code. It refuses
 * what the store would refuse, and keeps a list of effects, as an outside witness would.
 */
final class Life {
  static final Instant BEGINNING = Instant.parse("2026-03-01T08:00:00Z");

  private final Definition definition;
  private final JsonNode input;
  private final UUID id = new UUID(0x0190_0000_0000_7000L, 42);
  private final List<JournalRow> journal = new ArrayList<>();
  private final Map<UUID, WaitRow> waits = new LinkedHashMap<>();
  private final Map<UUID, WaitRow.State> states = new HashMap<>();
  private final List<InboxRow> inbox = new ArrayList<>();
  private final Map<String, Deque<Scripted>> scripts = new HashMap<>();
  private final List<Change.Work> running = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private final List<Change> lastChanges = new ArrayList<>();
  private Optional<Course> course = Optional.empty();
  private Instant now = BEGINNING;
  private Status status = Status.PENDING;
  private Optional<Instant> dueAt = Optional.of(BEGINNING);
  private Optional<JsonNode> result = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private long signals;

  /** How an attempt goes. */
  record Scripted(Outcome outcome, Optional<Duration> retry, Optional<String> value) {}

  static Scripted fails() {
    return new Scripted(Outcome.FAILED, Optional.empty(), Optional.empty());
  }

  static Scripted failsAndRetriesAfter(Duration delay) {
    return new Scripted(Outcome.FAILED, Optional.of(delay), Optional.empty());
  }

  static Scripted timesOut() {
    return new Scripted(Outcome.TIMED_OUT, Optional.empty(), Optional.empty());
  }

  static Scripted timesOutAndRetriesAfter(Duration delay) {
    return new Scripted(Outcome.TIMED_OUT, Optional.of(delay), Optional.empty());
  }

  static Scripted gives(String value) {
    return new Scripted(Outcome.COMPLETED, Optional.empty(), Optional.of(value));
  }

  Life(Definition definition, String input) {
    this.definition = definition;
    this.input = Sketch.JSON.stringNode(input);
  }

  /** Says how the attempts at a path go, in order; those after the last one succeed. */
  Life script(String path, Scripted... attempts) {
    scripts.put(path, new ArrayDeque<>(List.of(attempts)));
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
    assertThat(status.terminal()).as("an ended execution is not claimed").isFalse();
    if (status == Status.PENDING || status == Status.WAITING) {
      move(Status.RUNNING);
    }
    course = Optional.of(Course.of(definition, id, input, snapshot(), takenOver));
    running.clear();
    apply(new Event.Resumed(now));
    return this;
  }

  /**
   * Claims it without letting it decide to park: the moment between the claim and the commit of the
   * park.
   */
  Life own() {
    course = Optional.of(Course.of(definition, id, input, snapshot(), false));
    current().apply(new Event.Resumed(now));
    status = Status.RUNNING;
    return this;
  }

  Snapshot snapshot() {
    var open =
        waits.values().stream().filter(w -> states.get(w.id()) == WaitRow.State.OPEN).toList();
    return new Snapshot(journal, open, inbox);
  }

  /** The node dies with everything that is in memory. */
  Life crash() {
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

  private Scripted outcomeOf(Change.Work work) {
    var script = scripts.get(work.path().toString());
    if (script == null || script.isEmpty()) {
      return new Scripted(Outcome.COMPLETED, Optional.empty(), Optional.empty());
    }
    return script.poll();
  }

  private void finish(Change.Work work, Scripted how) {
    running.remove(work);
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
      event = new Event.Evaluated(choice.path(), current().subject(choice), now, now);
    } catch (Throwable thrown) {
      event = failed(choice.path(), choice.attempt(), Outcome.FAILED, thrown, Optional.empty());
    }
    apply(event);
  }

  // catch: as the worker does around user code
  private Event event(Change.Work work, Scripted how) {
    var attempt = attemptOf(work);
    try {
      var called = work.path() + formOf(work) + current().arguments(work);
      effects.add(called + (how.outcome() == Outcome.COMPLETED ? "" : " " + how.outcome()));
      if (how.outcome() == Outcome.COMPLETED) {
        var value = Json.standard().encode(how.value().orElse(called), String.class);
        return new Event.Succeeded(work.path(), attempt, value, now, now);
      }
      var thrown = new IllegalStateException("scripted");
      return failed(work.path(), attempt, how.outcome(), thrown, how.retry().map(now::plus));
    } catch (Throwable thrown) {
      return failed(work.path(), attempt, Outcome.FAILED, thrown, Optional.empty());
    }
  }

  private Event failed(
      Path path, int attempt, Outcome outcome, Throwable thrown, Optional<Instant> retryAt) {
    var why = Thrown.failure(thrown, path);
    return new Event.Failed(path, attempt, outcome, why, retryAt, now, now);
  }

  private static String formOf(Change.Work work) {
    return work instanceof Change.RunUndo undo && undo.form() != Change.UndoForm.WITH_RESULT
        ? " " + undo.form()
        : "";
  }

  private static int attemptOf(Change.Work work) {
    return work instanceof Change.RunUndo undo ? undo.attempt() : ((Change.RunStep) work).attempt();
  }

  /** Gives an event to the engine and commits what it decides. */
  List<Change> apply(Event event) {
    var changes = current().apply(event);
    lastChanges.clear();
    lastChanges.addAll(changes);
    if (lostRace(changes)) {
      claim(true);
      return changes;
    }
    changes.forEach(this::commit);
    return changes;
  }

  private boolean lostRace(List<Change> changes) {
    return changes.stream()
        .anyMatch(
            change ->
                change instanceof Change.Close close
                    && close.state() != WaitRow.State.CLOSED
                    && states.get(close.waitId()) != WaitRow.State.OPEN);
  }

  private void commit(Change change) {
    assertThat(status.terminal() && change instanceof Change.Write)
        .as("terminal is final, but it wrote %s", change)
        .isFalse();
    if (change instanceof Change.Append append) {
      append(append.row());
    } else if (change instanceof Change.Open open) {
      assertThat(waits.put(open.opened().id(), open.opened())).isNull();
      states.put(open.opened().id(), WaitRow.State.OPEN);
    } else if (change instanceof Change.Close close) {
      states.put(close.waitId(), close.state());
    } else if (change instanceof Change.Consume consume) {
      assertThat(inbox.removeIf(row -> row.id() == consume.inbox())).isTrue();
    } else if (change instanceof Change.Interrupt cut) {
      assertThat(running.removeIf(work -> work.path().equals(cut.path()))).isTrue();
    } else if (change instanceof Change.Work work) {
      running.add(work);
    } else {
      moveBy(change);
    }
  }

  private void moveBy(Change change) {
    if (change instanceof Change.Turn turn) {
      move(turn.status());
    } else if (change instanceof Change.Park park) {
      assertThat(running).as("nothing runs while it is parked").isEmpty();
      if (park.status() != status) {
        move(park.status());
      }
      dueAt = park.dueAt();
      course = Optional.empty();
    } else if (change instanceof Change.Finish finish) {
      move(finish.status());
      result = finish.result();
      failure = finish.failure();
    }
  }

  private void move(Status next) {
    assertThat(status.next()).contains(next);
    status = next;
  }

  private void append(JournalRow row) {
    for (var earlier : journal) {
      var same = earlier.path().equals(row.path());
      assertThat(same && earlier.attempt() == row.attempt())
          .as("a second outcome of one attempt: %s", row)
          .isFalse();
      assertThat(same && bothCompleted(earlier, row) && row.kind() != JournalRow.Kind.LATE)
          .as("a second completed outcome: %s", row)
          .isFalse();
    }
    var last = journal.isEmpty() ? 0 : journal.get(journal.size() - 1).sequence();
    assertThat(row.sequence()).isGreaterThan(last);
    journal.add(row);
  }

  private static boolean bothCompleted(JournalRow one, JournalRow other) {
    return one.outcome() == Outcome.COMPLETED && other.outcome() == Outcome.COMPLETED;
  }

  /** The clock moves; what is due is claimed, or told. */
  Life pass(Duration time) {
    now = now.plus(time);
    if (course.isPresent()) {
      apply(new Event.TimePassed(now));
    } else if (!status.terminal() && dueAt.filter(due -> !due.isAfter(now)).isPresent()) {
      claim(false);
    }
    return run();
  }

  /** The clock moves while nobody looks. */
  Life passUnseen(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** Answers the open wait at this path, as the store would do it in the sender's transaction. */
  Life answer(String path, String value) {
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

  private InboxRow eventRow(String name, String payload) {
    var open =
        waits.values().stream()
            .filter(w -> w.signal().equals(name) && states.get(w.id()) == WaitRow.State.OPEN)
            .findFirst();
    open.ifPresent(w -> states.put(w.id(), WaitRow.State.ANSWERED));
    return insert(InboxRow.Kind.EVENT, open.map(WaitRow::id), name, payload);
  }

  private InboxRow signalTo(String path, InboxRow.Kind kind, String name, String value) {
    var wait = openWait(path).orElseThrow();
    states.put(wait.id(), WaitRow.State.ANSWERED);
    return insert(kind, Optional.of(wait.id()), name, value);
  }

  /** A row that found no wait, though one may be open by now: its sender was slow to commit. */
  Life insertLateEvent(String name, String payload) {
    return send(insert(InboxRow.Kind.EVENT, Optional.empty(), name, payload));
  }

  /** As {@link #insertLateEvent}, and nobody hears of it yet. */
  Life insertUnheard(String name, String payload) {
    insert(InboxRow.Kind.EVENT, Optional.empty(), name, payload);
    return this;
  }

  /** As {@link #answer}, and nobody hears of it yet. */
  Life answerUnheard(String path, String value) {
    signalTo(path, InboxRow.Kind.ANSWER, path, value);
    return this;
  }

  private InboxRow insert(InboxRow.Kind kind, Optional<UUID> wait, String name, String value) {
    var row = new InboxRow(++signals, kind, wait, name, Sketch.JSON.stringNode(value), now);
    inbox.add(row);
    return row;
  }

  private Life send(InboxRow row) {
    if (course.isPresent()) {
      apply(new Event.Arrived(row, now));
    } else if (!status.terminal() && status != Status.PENDING) {
      claim(false);
    }
    return this;
  }

  Course current() {
    return course.orElseThrow(() -> new AssertionError("nobody owns the execution"));
  }

  Optional<WaitRow> openWait(String path) {
    return waits.values().stream()
        .filter(w -> w.path().toString().equals(path))
        .filter(w -> states.get(w.id()) == WaitRow.State.OPEN)
        .findFirst();
  }

  Status status() {
    return status;
  }

  String result() {
    return result.orElseThrow(() -> new AssertionError(status + " " + failure)).stringValue();
  }

  JsonNode resultJson() {
    return result.orElse(NullNode.getInstance());
  }

  Optional<Failure> failure() {
    return failure;
  }

  List<String> effects() {
    return List.copyOf(effects);
  }

  List<JournalRow> journal() {
    return List.copyOf(journal);
  }

  /**
   * The rows as text, in order: path, attempt where it is not the first, outcome where it is not
   * COMPLETED.
   */
  List<String> rows() {
    return journal.stream()
        .map(
            row ->
                row.path()
                    + (row.attempt() == 1 ? "" : "#" + row.attempt())
                    + (row.outcome() == Outcome.COMPLETED ? "" : " " + row.outcome()))
        .toList();
  }

  List<InboxRow> inbox() {
    return List.copyOf(inbox);
  }

  List<Change.Work> running() {
    return List.copyOf(running);
  }

  Optional<Instant> dueAt() {
    return dueAt;
  }

  Instant now() {
    return now;
  }

  List<Change> lastChanges() {
    return List.copyOf(lastChanges);
  }

  Set<UUID> openWaits() {
    var open = new HashSet<UUID>();
    states.forEach(
        (wait, state) -> {
          if (state == WaitRow.State.OPEN) {
            open.add(wait);
          }
        });
    return open;
  }
}
