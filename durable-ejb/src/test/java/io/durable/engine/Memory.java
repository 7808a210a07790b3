package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.Status;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.Snapshot;
import io.durable.model.WaitRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is committed of one execution; refuses what the store would refuse. */
abstract class Memory {
  static final Instant BEGINNING = Instant.parse("2026-03-01T08:00:00Z");

  private final UUID id = new UUID(0x0190_0000_0000_7000L, 42);
  private final List<JournalRow> journal = new ArrayList<>();
  private final Map<UUID, WaitRow> waits = new LinkedHashMap<>();
  private final Map<UUID, WaitRow.State> states = new HashMap<>();
  private final List<InboxRow> inbox = new ArrayList<>();
  private Instant now = BEGINNING;
  private Status status = Status.PENDING;
  private Optional<Instant> dueAt = Optional.of(BEGINNING);
  private Optional<JsonNode> result = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private long signals;

  void write(Change.Write change) {
    assertThat(status.terminal()).as("terminal is final, but it wrote %s", change).isFalse();
    if (change instanceof Change.Append append) {
      append(append.row());
    } else if (change instanceof Change.Open open) {
      assertThat(waits.put(open.opened().id(), open.opened())).isNull();
      states.put(open.opened().id(), WaitRow.State.OPEN);
    } else if (change instanceof Change.Close close) {
      states.put(close.waitId(), close.state());
    } else if (change instanceof Change.Consume consume) {
      assertThat(inbox.removeIf(row -> row.id() == consume.inbox())).isTrue();
    } else {
      moveBy(change);
    }
  }

  void moveClock(Duration time) {
    now = now.plus(time);
  }

  /** As a claim does it. */
  void owned() {
    if (status != Status.COMPENSATING) {
      move(Status.RUNNING);
    }
  }

  Snapshot snapshot() {
    var open =
        waits.values().stream().filter(w -> states.get(w.id()) == WaitRow.State.OPEN).toList();
    return new Snapshot(journal, open, inbox);
  }

  boolean lostRace(List<Change> changes) {
    return changes.stream()
        .anyMatch(
            change ->
                change instanceof Change.Close close
                    && close.state() != WaitRow.State.CLOSED
                    && states.get(close.waitId()) != WaitRow.State.OPEN);
  }

  private void moveBy(Change change) {
    if (change instanceof Change.Turn turn) {
      move(turn.status());
    } else if (change instanceof Change.Park park) {
      if (park.status() != status) {
        move(park.status());
      }
      dueAt = park.dueAt();
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

  InboxRow eventRow(String name, String payload) {
    var open =
        waits.values().stream()
            .filter(w -> w.signal().equals(name) && states.get(w.id()) == WaitRow.State.OPEN)
            .findFirst();
    open.ifPresent(w -> states.put(w.id(), WaitRow.State.ANSWERED));
    return insert(InboxRow.Kind.EVENT, open.map(WaitRow::id), name, payload);
  }

  InboxRow signalTo(String path, InboxRow.Kind kind, String name, JsonNode value) {
    var wait = openWait(path).orElseThrow();
    states.put(wait.id(), WaitRow.State.ANSWERED);
    return insert(kind, Optional.of(wait.id()), name, value);
  }

  InboxRow insert(InboxRow.Kind kind, Optional<UUID> wait, String name, String value) {
    return insert(kind, wait, name, Sketch.JSON.stringNode(value));
  }

  InboxRow insert(InboxRow.Kind kind, Optional<UUID> wait, String name, JsonNode value) {
    var row = new InboxRow(++signals, kind, wait, name, value, now);
    inbox.add(row);
    return row;
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
    return result.orElseThrow(() -> new AssertionError(status + " " + failure));
  }

  Optional<Failure> failure() {
    return failure;
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

  UUID id() {
    return id;
  }

  List<WaitRow> open() {
    return snapshot().waits();
  }

  List<InboxRow> inbox() {
    return List.copyOf(inbox);
  }

  Optional<Instant> dueAt() {
    return dueAt;
  }

  Instant now() {
    return now;
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
