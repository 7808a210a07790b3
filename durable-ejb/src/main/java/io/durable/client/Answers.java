package io.durable.client;

import io.durable.AnswerDoesNotFit;
import io.durable.Caller;
import io.durable.Decision;
import io.durable.NotAllowed;
import io.durable.OpenWait;
import io.durable.WaitKind;
import io.durable.boundary.Catalogue;
import io.durable.function.Json;
import io.durable.function.PayloadException;
import io.durable.plan.Path;
import java.lang.reflect.Type;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Holds answers and events against what is asked for. */
final class Answers {
  private final Json json;
  private final InstantSource clock;

  Answers(Json json, InstantSource clock) {
    this.json = json;
    this.clock = clock;
  }

  /** Whoever holds one of the roles may answer; everybody, where none is asked for. */
  void requireAllowed(OpenWait wait, Caller by) {
    if (!wait.roles().isEmpty() && wait.roles().stream().noneMatch(by.holds())) {
      throw new NotAllowed(
          by.name(),
          "'%s' may not answer '%s' of execution %s: it asks for one of the roles %s"
              .formatted(by.name(), wait.path(), wait.execution(), wait.roles()));
    }
  }

  /** The answer as it is kept. */
  JsonNode fitting(OpenWait wait, Catalogue.Entry workflow, Object value, Caller by) {
    return switch (wait.kind()) {
      case APPROVAL -> decision(wait, value, by);
      case CHOICE -> option(wait, encode(value, answerType(wait, workflow), where(wait)));
      case INPUT -> encode(value, answerType(wait, workflow), where(wait));
      case EVENT, SLEEP ->
          throw new AnswerDoesNotFit(
              "",
              where(wait)
                  + (wait.kind() == WaitKind.EVENT
                      ? " waits for an event, which is sent and not answered"
                      : " sleeps; nobody is asked"),
              null);
    };
  }

  /** The decision of this caller, now, whatever else the value claims. */
  JsonNode decision(OpenWait wait, Object value, Caller by) {
    var type = Decision.class;
    var given =
        value instanceof JsonNode tree
            ? decoded(tree, Verdict.class, where(wait))
            : verdict(value, wait);
    if (given == null || given.outcome() == null || given.outcome() == Decision.Outcome.EXPIRED) {
      throw new AnswerDoesNotFit(
          "outcome", where(wait) + " takes APPROVED or REJECTED as the outcome", null);
    }
    var comment = given.comment() == null ? "" : given.comment();
    var decision = new Decision(given.outcome(), comment, by.name(), Optional.of(clock.instant()));
    return encode(decision, type, where(wait));
  }

  /** What people may say of a decision; who and when is not theirs to say. */
  record Verdict(Decision.Outcome outcome, String comment) {}

  private static Verdict verdict(Object value, OpenWait wait) {
    if (value instanceof Decision decision) {
      return new Verdict(decision.outcome(), decision.comment());
    }
    throw new AnswerDoesNotFit("", where(wait) + " takes a Decision", null);
  }

  private Verdict decoded(JsonNode tree, Class<Verdict> type, String where) {
    try {
      return type.cast(json.decodeStrictly(tree, type));
    } catch (PayloadException e) {
      throw doesNotFit(where, e);
    }
  }

  private static JsonNode option(OpenWait wait, JsonNode value) {
    if (!wait.options().contains(value)) {
      throw new AnswerDoesNotFit(
          "", "%s takes one of %s".formatted(where(wait), wait.options()), null);
    }
    return value;
  }

  /** JSON from outside is held against the type strictly; a Java value is written as it. */
  JsonNode encode(Object value, Type type, String where) {
    try {
      var typed = value instanceof JsonNode tree ? json.decodeStrictly(tree, type) : value;
      return json.encode(typed, type);
    } catch (PayloadException e) {
      throw doesNotFit(where, e);
    }
  }

  private static AnswerDoesNotFit doesNotFit(String where, PayloadException e) {
    return new AnswerDoesNotFit(
        e.field(),
        "the answer to %s does not fit%s: %s"
            .formatted(where, e.field().isEmpty() ? "" : " at " + e.field(), e.reason()),
        e);
  }

  private static Type answerType(OpenWait wait, Catalogue.Entry workflow) {
    return Plans.answerType(workflow, Path.parse(wait.path()));
  }

  private static String where(OpenWait wait) {
    return "'%s' of execution %s".formatted(wait.path(), wait.execution());
  }
}
