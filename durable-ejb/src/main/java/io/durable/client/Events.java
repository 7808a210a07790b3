package io.durable.client;

import io.durable.AnswerDoesNotFit;
import io.durable.ExecutionDetail;
import io.durable.UnknownEvent;
import io.durable.UnknownExecution;
import io.durable.WaitClosed;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Counter;
import io.durable.plan.WaitNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Sends events, held against the plans that wait for them. */
final class Events {
  private final Counter counter;
  private final Plans plans;
  private final Answers answers;

  Events(Counter counter, Plans plans, Answers answers) {
    this.counter = counter;
    this.plans = plans;
    this.answers = answers;
  }

  void send(UUID execution, String name, Object payload, Optional<String> eventId) {
    var detail =
        counter
            .detail(execution)
            .orElseThrow(
                () -> new UnknownExecution(execution, "there is no execution " + execution));
    var workflow = plans.withPlan(detail.execution().planHash(), detail.execution().workflow());
    var waits = Plans.eventWaits(workflow, name);
    if (waits.isEmpty()) {
      throw new UnknownEvent(
          execution,
          name,
          "the plan of execution %s waits for no event '%s'".formatted(execution, name));
    }
    requireOneLeft(detail, waits, name);
    counter.event(execution, name, fitting(workflow, waits, payload), eventId);
  }

  /** An ended execution is told so by the store. */
  private static void requireOneLeft(ExecutionDetail detail, List<WaitNode> waits, String name) {
    var over =
        detail.journal().stream()
            .filter(entry -> entry.kind().equals("WAIT"))
            .map(ExecutionDetail.JournalEntry::path)
            .collect(Collectors.toSet());
    if (!detail.execution().status().terminal()
        && waits.stream().allMatch(wait -> over.contains(wait.path().toString()))) {
      throw new WaitClosed(
          detail.execution().id(),
          "every wait of execution %s for '%s' is over".formatted(detail.execution().id(), name));
    }
  }

  Set<UUID> send(String key, String name, Object payload, Optional<String> eventId) {
    // The executions that get it may be of several workflows; what all of them would refuse is
    // refused.
    var byType = new LinkedHashMap<Catalogue.Entry, List<WaitNode>>();
    for (var workflow : plans.names()) {
      var entry = plans.named(workflow);
      var waits = Plans.eventWaits(entry, name);
      if (!waits.isEmpty()) {
        byType.put(entry, waits);
      }
    }
    if (byType.isEmpty()) {
      return Set.of();
    }
    return counter.eventByKey(key, name, fitting(byType, payload), eventId);
  }

  private JsonNode fitting(Map<Catalogue.Entry, List<WaitNode>> byType, Object payload) {
    AnswerDoesNotFit refusal = null;
    for (var candidate : byType.entrySet()) {
      try {
        return fitting(candidate.getKey(), candidate.getValue(), payload);
      } catch (AnswerDoesNotFit e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal;
  }

  /** Waits of one name may ask for several types: the first that fits is taken. */
  private JsonNode fitting(Catalogue.Entry workflow, List<WaitNode> waits, Object payload) {
    AnswerDoesNotFit refusal = null;
    for (var wait : waits) {
      try {
        var type = Plans.answerType(workflow, wait.path());
        return answers.encode(payload, type, "event '" + wait.signal() + "'");
      } catch (AnswerDoesNotFit e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal;
  }
}
