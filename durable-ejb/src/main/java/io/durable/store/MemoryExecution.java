package io.durable.store;

import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionDetail.JournalEntry;
import io.durable.Failure;
import io.durable.OpenWait;
import io.durable.Status;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.NewExecution;
import io.durable.model.Reception;
import io.durable.model.Snapshot;
import io.durable.model.WaitRow;
import io.durable.plan.Path;
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

/** All rows of one execution in memory. Mutable, guarded by the lock of its {@link MemoryStore}. */
final class MemoryExecution {

  /** A wait and where it stands. */
  static final class Question {
    final WaitRow row;
    WaitRow.State state = WaitRow.State.OPEN;

    Question(WaitRow row) {
      this.row = row;
    }
  }

  final NewExecution start;
  final Instant createdAt;
  final List<JournalRow> journal = new ArrayList<>();
  private final Map<Path, List<JournalRow>> byPath = new HashMap<>();
  final Map<UUID, Question> questions = new LinkedHashMap<>();
  final Map<Long, InboxRow> inbox = new LinkedHashMap<>();
  final Set<String> eventIds = new HashSet<>();

  Status status = Status.PENDING;
  Optional<Status> heldStatus = Optional.empty();
  Optional<String> reason = Optional.empty();
  Optional<UUID> owner = Optional.empty();
  long token;
  boolean takenOver;
  Optional<Instant> dueAt;
  int kept;
  Optional<Instant> endedAt = Optional.empty();
  Optional<JsonNode> result = Optional.empty();
  Optional<Failure> failure = Optional.empty();

  MemoryExecution(NewExecution start, Instant now) {
    this.start = start;
    this.createdAt = now;
    this.dueAt = Optional.of(start.options().at().orElse(now));
  }

  UUID id() {
    return start.id();
  }

  boolean claimable(Set<String> plans, Instant now) {
    return owner.isEmpty()
        && runnable()
        && plans.contains(start.planHash())
        && dueAt.filter(due -> !due.isAfter(now)).isPresent();
  }

  /** Whether a node may run it at all, when it is due. */
  boolean runnable() {
    return switch (status) {
      case PENDING, RUNNING, WAITING, COMPENSATING -> true;
      case SUSPENDED, QUARANTINED, COMPLETED, FAILED, COMPENSATED, COMPENSATION_FAILED, CANCELLED ->
          false;
    };
  }

  void append(JournalRow row) {
    journal.add(row);
    byPath.computeIfAbsent(row.path(), path -> new ArrayList<>(1)).add(row);
  }

  /** A second outcome of an attempt, or a second completed outcome of a path. */
  boolean clashes(JournalRow row) {
    return byPath.getOrDefault(row.path(), List.of()).stream()
        .anyMatch(
            old ->
                old.attempt() == row.attempt()
                    || (old.outcome() == Outcome.COMPLETED
                        && row.outcome() == Outcome.COMPLETED
                        && row.kind() != Kind.LATE));
  }

  boolean cancelAsked() {
    return inbox.values().stream().anyMatch(row -> row.kind() == InboxRow.Kind.CANCEL);
  }

  Snapshot snapshot() {
    var open =
        questions.values().stream()
            .filter(question -> question.state == WaitRow.State.OPEN)
            .map(question -> question.row)
            .toList();
    // An answered wait that is not consumed yet is still open for the engine: its answer is in the
    // inbox.
    var answered =
        inbox.values().stream()
            .flatMap(row -> row.waitId().stream())
            .map(questions::get)
            .filter(question -> question.state == WaitRow.State.ANSWERED)
            .map(question -> question.row)
            .toList();
    var waits = new ArrayList<>(open);
    waits.addAll(answered);
    return new Snapshot(journal, waits, List.copyOf(inbox.values()));
  }

  Reception reception(Optional<String> eventId) {
    var over = new HashSet<String>();
    journal.stream()
        .filter(row -> row.kind() == Kind.WAIT)
        .forEach(row -> over.add(row.path().toString()));
    return new Reception(summary(), eventId.filter(eventIds::contains).isPresent(), over);
  }

  Execution summary() {
    var options = start.options();
    return new Execution(
        id(),
        start.workflow(),
        start.planHash(),
        status,
        reason,
        options.businessKey(),
        options.queue(),
        options.priority(),
        options.attributes(),
        createdAt,
        dueAt,
        endedAt);
  }

  ExecutionDetail detail() {
    return new ExecutionDetail(
        summary(),
        start.input(),
        result,
        failure,
        journal.stream().map(MemoryExecution::entry).toList(),
        questions.values().stream()
            .filter(question -> question.state == WaitRow.State.OPEN)
            .map(this::openWait)
            .toList());
  }

  OpenWait openWait(Question question) {
    var row = question.row;
    return new OpenWait(
        row.id(),
        id(),
        start.workflow(),
        start.planHash(),
        row.path().toString(),
        row.kind(),
        question.state == WaitRow.State.OPEN,
        row.signal(),
        row.prompt(),
        row.show(),
        row.schema(),
        row.options(),
        row.roles(),
        row.deadline(),
        row.openedAt());
  }

  private static JournalEntry entry(JournalRow row) {
    return new JournalEntry(
        text(row.path()),
        row.attempt(),
        row.sequence(),
        row.kind().name(),
        row.outcome().name(),
        row.value(),
        row.failure(),
        row.retryAt(),
        row.startedAt(),
        row.endedAt());
  }

  private static String text(Path path) {
    return path.toString();
  }
}
