package io.durable.engine;

import io.durable.Failure;
import io.durable.Status;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.WaitRow;
import io.durable.plan.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The changes of one decision, as they come together. At most one of them moves the execution's
 * row.
 */
final class Decision {
  private final Instant at;
  private final Outcomes outcomes;
  private final List<Change> writes = new ArrayList<>();
  private final List<Change.Work> work = new ArrayList<>();
  private Optional<Change> move = Optional.empty();

  Decision(Instant at, Outcomes outcomes) {
    this.at = at;
    this.outcomes = outcomes;
  }

  /** The time on the database's clock. */
  Instant at() {
    return at;
  }

  /** What is known of an attempt that ended. */
  record Attempt(Path path, int number, Kind kind, Instant startedAt) {}

  JournalRow completed(Attempt attempt, JsonNode value) {
    return append(
        attempt, Outcome.COMPLETED, Optional.of(value), Optional.empty(), Optional.empty());
  }

  JournalRow ended(Attempt attempt, Outcome outcome, Failure failure, Optional<Instant> retryAt) {
    return append(attempt, outcome, Optional.empty(), Optional.of(failure), retryAt);
  }

  private JournalRow append(
      Attempt attempt,
      Outcome outcome,
      Optional<JsonNode> value,
      Optional<Failure> failure,
      Optional<Instant> retryAt) {
    var row =
        new JournalRow(
            attempt.path(),
            attempt.number(),
            outcomes.nextSequence(),
            attempt.kind(),
            outcome,
            value,
            failure,
            retryAt,
            attempt.startedAt(),
            at);
    outcomes.remember(row);
    writes.add(new Change.Append(row));
    return row;
  }

  void open(WaitRow wait) {
    writes.add(new Change.Open(wait));
  }

  /** A wait that this very decision opened is never written. */
  void close(UUID wait, WaitRow.State state) {
    var mine =
        writes.removeIf(
            write -> write instanceof Change.Open open && open.opened().id().equals(wait));
    if (!mine) {
      writes.add(new Change.Close(wait, state));
    }
  }

  void consume(long inbox) {
    writes.add(new Change.Consume(inbox));
  }

  void turn(Status status) {
    move = Optional.of(new Change.Turn(status));
  }

  void park(Status status, Optional<Instant> dueAt, int kept) {
    move = Optional.of(new Change.Park(status, dueAt, kept));
  }

  void finish(Status status, Optional<JsonNode> result, Optional<Failure> failure) {
    move = Optional.of(new Change.Finish(status, result, failure));
  }

  void work(Change.Work todo) {
    work.add(todo);
  }

  /** Takes back what was to be begun at this path; false when that is not of this decision. */
  boolean withdraw(Path path) {
    return work.removeIf(todo -> todo.path().equals(path));
  }

  /** Whether nothing has changed. */
  boolean empty() {
    return writes.isEmpty() && work.isEmpty() && move.isEmpty();
  }

  /** First what is written, then what is done after the commit. */
  List<Change> changes() {
    var all = new ArrayList<Change>(writes.size() + 1 + work.size());
    all.addAll(writes);
    move.ifPresent(all::add);
    all.addAll(work);
    return List.copyOf(all);
  }
}
