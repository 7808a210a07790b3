package io.durable.store;

import io.durable.AnswerDoesNotFit;
import io.durable.Caller;
import io.durable.Status;
import io.durable.WaitClosed;
import io.durable.WaitKind;
import io.durable.model.InboxRow;
import io.durable.model.WaitRow;
import io.durable.store.MemoryExecution.Question;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Signals in memory, and what wakes for them. */
final class MemorySignals {
  private final MemoryTables tables;

  MemorySignals(MemoryTables tables) {
    this.tables = tables;
  }

  UUID answer(UUID waitId, JsonNode value, Caller by) {
    requireStorable(value);
    var execution = tables.holder(waitId);
    var question = execution.questions.get(waitId);
    if (question.state != WaitRow.State.OPEN || execution.status.terminal()) {
      throw new WaitClosed(
          waitId,
          "the wait %s of execution %s was answered, has expired or was given up"
              .formatted(waitId, execution.id()));
    }
    question.state = WaitRow.State.ANSWERED;
    tables.put(execution, InboxRow.Kind.ANSWER, Optional.of(waitId), "", value);
    return execution.id();
  }

  boolean event(UUID id, String name, JsonNode payload, Optional<String> eventId) {
    requireStorable(payload);
    if (eventId.filter(tables.existing(id).eventIds::contains).isPresent()) {
      return false;
    }
    var execution = tables.unfinished(id);
    return deliver(execution, waits(execution, name, wait -> true), name, payload, eventId);
  }

  Set<UUID> eventByKey(
      String key, String name, Map<JsonNode, Set<String>> forms, Optional<String> eventId) {
    forms.keySet().forEach(MemorySignals::requireStorable);
    var reached = new LinkedHashSet<UUID>();
    for (var execution : under(key)) {
      var plan = execution.start.planHash();
      var wait = waits(execution, name, row -> owns(execution, key) || correlates(row, key));
      forms.entrySet().stream()
          .filter(form -> form.getValue().contains(plan))
          .filter(form -> owns(execution, key) || wait.isPresent())
          .forEach(
              form -> {
                deliver(execution, wait, name, form.getKey(), eventId);
                reached.add(execution.id());
              });
    }
    return reached;
  }

  Map<String, String> plansUnder(String key, Set<String> known) {
    return under(key).stream()
        .map(execution -> execution.start.planHash())
        .filter(plan -> !known.contains(plan) && tables.plans.containsKey(plan))
        .distinct()
        .collect(Collectors.toMap(plan -> plan, tables.plans::get));
  }

  /** The unfinished executions that have the key, or an open wait that has it. */
  private List<MemoryExecution> under(String key) {
    return tables.executions.values().stream()
        .filter(execution -> !execution.status.terminal())
        .filter(
            execution ->
                owns(execution, key)
                    || execution.questions.values().stream()
                        .filter(question -> question.state == WaitRow.State.OPEN)
                        .anyMatch(question -> correlates(question.row, key)))
        .toList();
  }

  private static boolean owns(MemoryExecution execution, String key) {
    return execution.start.options().businessKey().filter(key::equals).isPresent();
  }

  private static boolean correlates(WaitRow row, String key) {
    return row.correlation().filter(key::equals).isPresent();
  }

  void cancel(UUID id, String reason, Caller by) {
    var said = JsonNodeFactory.instance.objectNode().put("by", by.name()).put("reason", reason);
    requireStorable(said);
    tables.put(tables.unfinished(id), InboxRow.Kind.CANCEL, Optional.empty(), "", said);
  }

  private boolean deliver(
      MemoryExecution execution,
      Optional<Question> wait,
      String name,
      JsonNode payload,
      Optional<String> eventId) {
    if (eventId.isPresent() && !execution.eventIds.add(eventId.get())) {
      return false;
    }
    wait.ifPresent(taken -> taken.state = WaitRow.State.ANSWERED);
    tables.put(execution, InboxRow.Kind.EVENT, wait.map(taken -> taken.row.id()), name, payload);
    return wait.isPresent();
  }

  /** The open wait of an event's name that is open the longest. */
  private static Optional<Question> waits(
      MemoryExecution execution, String event, Predicate<WaitRow> which) {
    return execution.questions.values().stream()
        .filter(question -> question.state == WaitRow.State.OPEN)
        .filter(question -> question.row.kind() == WaitKind.EVENT)
        .filter(question -> question.row.signal().equals(event))
        .filter(question -> which.test(question.row))
        .min(Comparator.comparing(question -> question.row.openedAt()));
  }

  void wake(UUID id) {
    Optional.ofNullable(tables.executions.get(id))
        .filter(row -> row.owner.isEmpty())
        .filter(row -> parked(row) || cancelledBeforehand(row))
        .ifPresent(this::dueNow);
  }

  /** Whether it is not due yet. */
  boolean asleep(MemoryExecution row) {
    return row.dueAt.filter(due -> !due.isAfter(tables.clock)).isEmpty();
  }

  /** Wakes what got more signals than its park knew; whether it did. */
  boolean recheck(MemoryExecution row) {
    var news = row.owner.isEmpty() && unheard(row);
    if (news) {
      dueNow(row);
    }
    return news;
  }

  /** Whether it got more than it knows of. */
  boolean unheard(MemoryExecution row) {
    return (parked(row) && row.inbox.size() > row.kept) || cancelledBeforehand(row);
  }

  private static boolean parked(MemoryExecution row) {
    return row.status == Status.WAITING || row.status == Status.COMPENSATING;
  }

  private static boolean cancelledBeforehand(MemoryExecution row) {
    return row.status == Status.PENDING && row.cancelAsked();
  }

  private void dueNow(MemoryExecution row) {
    Instant now = tables.clock;
    row.dueAt = Optional.of(row.dueAt.filter(due -> due.isBefore(now)).orElse(now));
  }

  private static void requireStorable(JsonNode payload) {
    if (Jsonb.holdsNul(Jsonb.text(payload))) {
      throw new AnswerDoesNotFit(
          "", "the payload holds the character NUL, which cannot be stored", null);
    }
  }
}
