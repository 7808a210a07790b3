package io.durable.client;

import io.durable.AnswerDoesNotFit;
import io.durable.StartOptions;
import io.durable.UnknownEvent;
import io.durable.UnknownExecution;
import io.durable.WaitClosed;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Counter;
import io.durable.function.Json;
import io.durable.model.Reception;
import io.durable.plan.WaitNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
      throw unknown(Optional.of(execution), name, "nothing in the plan of execution " + execution);
    }
    requireOneLeft(reception, waits, name);
    counter.event(execution, name, fitting(workflow, waits, payload).payload(), eventId);
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
    var audience = new Audience();
    AnswerDoesNotFit refusal = null;
    for (var workflow : plans.names()) {
      var entry = plans.named(workflow);
      audience.known.add(entry.hash());
      var waits = Plans.eventWaits(entry, name);
      if (!waits.isEmpty()) {
        try {
          audience.add(entry.hash(), fitting(entry, waits, payload));
        } catch (AnswerDoesNotFit e) {
          refusal = refusal == null ? e : refusal;
        }
      }
    }
    if (audience.forms.isEmpty()) {
      throw refusal == null
          ? unknown(Optional.empty(), name, "no plan that is deployed here")
          : refusal;
    }
    counter
        .plansUnder(key, audience.known)
        .forEach((hash, plan) -> audience.addStranger(hash, plan, name));
    return counter.eventByKey(key, name, audience.forms, eventId);
  }

  private static UnknownEvent unknown(Optional<UUID> execution, String name, String who) {
    return new UnknownEvent(execution, name, "%s waits for an event '%s'".formatted(who, name));
  }

  /** An event as a wait reads it: the payload, and the shape that the plan gives it. */
  private record Form(JsonNode payload, JsonNode shape) {}

  /** Which plan's executions get which form. */
  private static final class Audience {
    private final Map<JsonNode, Set<String>> forms = new LinkedHashMap<>();
    private final Map<JsonNode, JsonNode> byShape = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    void add(String plan, Form form) {
      byShape.putIfAbsent(form.shape(), form.payload());
      forms.computeIfAbsent(form.payload(), payload -> new HashSet<>()).add(plan);
    }

    /** Of another version or another node: only its persisted form is known here. */
    void addStranger(String hash, String plan, String name) {
      shapes(Json.standard().parse(plan), name)
          .filter(byShape::containsKey)
          .findFirst()
          .ifPresent(shape -> forms.get(byShape.get(shape)).add(hash));
    }

    private static Stream<JsonNode> shapes(JsonNode plan, String name) {
      var itself =
          plan.path("kind").asString("").equals("event")
              && plan.path("signal").asString("").equals(name);
      return itself
          ? Stream.of(plan.path("answer"))
          : plan.valueStream().flatMap(inside -> shapes(inside, name));
    }
  }

  /** Before any statement: one that PostgreSQL refuses would doom the caller's transaction. */
  private static void requireFit(Optional<String> eventId) {
    eventId.ifPresent(
        id -> {
          requireNoNul("event id", id);
          if (id.isBlank() || id.length() > StartOptions.LONGEST_KEY) {
            throw new IllegalArgumentException(
                "an event id has 1 to "
                    + StartOptions.LONGEST_KEY
                    + " characters and is not blank");
          }
        });
  }

  private static void requireNoNul(String what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("the " + what + " holds the character NUL");
    }
  }

  /** Waits of one name may ask for several types: the first that fits is taken. */
  private Form fitting(Catalogue.Entry workflow, List<WaitNode> waits, Object payload) {
    AnswerDoesNotFit refusal = null;
    for (var wait : waits) {
      try {
        var type = Plans.answerType(workflow, wait.path());
        var form = answers.encode(payload, type, "event '" + wait.signal() + "'");
        return new Form(form, wait.answer().canonical());
      } catch (AnswerDoesNotFit e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal;
  }
}
