package io.durable.client;

import io.durable.AnswerDoesNotFit;
import io.durable.UnknownEvent;
import io.durable.UnknownExecution;
import io.durable.WaitClosed;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Counter;
import io.durable.model.Audience;
import io.durable.model.Reception;
import io.durable.plan.WaitNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Sends events, held against the plans that wait for them. */
final class Events {
  private static final int LONGEST_ID = 200;

  private final Counter counter;
  private final Plans plans;
  private final Answers answers;

  Events(Counter counter, Plans plans, Answers answers) {
    this.counter = counter;
    this.plans = plans;
    this.answers = answers;
  }

  void send(UUID execution, String name, Object payload, Optional<String> eventId) {
    requireFit(eventId);
    var reception =
        counter
            .reception(execution, eventId)
            .orElseThrow(
                () -> new UnknownExecution(execution, "there is no execution " + execution));
    if (reception.known()) {
      // Told as the first time, whatever became of it since.
      return;
    }
    var found = reception.execution();
    var workflow = plans.withPlan(found.planHash(), found.workflow());
    var waits = Plans.eventWaits(workflow, name);
    if (waits.isEmpty()) {
      throw new UnknownEvent(
          execution,
          name,
          "the plan of execution %s waits for no event '%s'".formatted(execution, name));
    }
    requireOneLeft(reception, waits, name);
    counter.event(execution, name, fitting(workflow, waits, payload), eventId);
  }

  /** An ended execution is told so by the store. */
  private static void requireOneLeft(Reception reception, List<WaitNode> waits, String name) {
    var id = reception.execution().id();
    if (!reception.execution().status().terminal()
        && waits.stream().allMatch(wait -> reception.over().contains(wait.path().toString()))) {
      throw new WaitClosed(id, "every wait of execution %s for '%s' is over".formatted(id, name));
    }
  }

  /**
   * The executions that get it may be of several workflows, each with a type of its own: each gets
   * what its own plan reads, and the ones whose type does not fit get nothing. What all of them
   * would refuse is refused.
   */
  Set<UUID> send(String key, String name, Object payload, Optional<String> eventId) {
    requireFit(eventId);
    requireNoNul("business key", key);
    var known = new HashSet<String>();
    var audiences = new LinkedHashMap<JsonNode, Set<String>>();
    AnswerDoesNotFit refusal = null;
    for (var workflow : plans.names()) {
      var entry = plans.named(workflow);
      known.add(entry.hash());
      var waits = Plans.eventWaits(entry, name);
      if (!waits.isEmpty()) {
        try {
          var fitting = fitting(entry, waits, payload);
          audiences.computeIfAbsent(fitting, form -> new HashSet<>()).add(entry.hash());
        } catch (AnswerDoesNotFit e) {
          refusal = refusal == null ? e : refusal;
        }
      }
    }
    if (audiences.isEmpty() && refusal != null) {
      throw refusal;
    }
    return sendEach(key, name, audiences, known, eventId);
  }

  /** Plans that are not deployed here, of another version or another node, get the first form. */
  private Set<UUID> sendEach(
      String key,
      String name,
      Map<JsonNode, Set<String>> audiences,
      Set<String> known,
      Optional<String> eventId) {
    var reached = new HashSet<UUID>();
    var strangers = Optional.of(known);
    for (var audience : audiences.entrySet()) {
      var whose = new Audience(audience.getValue(), strangers);
      reached.addAll(counter.eventByKey(key, name, whose, audience.getKey(), eventId));
      strangers = Optional.empty();
    }
    return reached;
  }

  /** Before any statement: one that PostgreSQL refuses would doom the caller's transaction. */
  private static void requireFit(Optional<String> eventId) {
    eventId.ifPresent(
        id -> {
          requireNoNul("event id", id);
          if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                "an event id has 1 to " + LONGEST_ID + " characters and is not blank");
          }
        });
  }

  private static void requireNoNul(String what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("the " + what + " holds the character NUL");
    }
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
