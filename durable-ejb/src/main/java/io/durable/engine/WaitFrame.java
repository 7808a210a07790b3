package io.durable.engine;

import io.durable.StartOptions;
import io.durable.WaitKind;
import io.durable.model.InboxRow;
import io.durable.model.WaitRow;
import io.durable.plan.WaitNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An approval, an input, a choice or an event. */
final class WaitFrame extends WaitingFrame {
  static final String EXPIRED = "WaitExpired";

  private final WaitNode node;
  private final Scope scope;

  WaitFrame(Course course, Optional<Frame> parent, WaitNode node, Scope scope) {
    super(course, parent, scope.occurrenceOf(node.path()));
    this.node = node;
    this.scope = scope;
  }

  /** The name of the event that it waits for, if it waits for one. */
  Optional<String> eventName() {
    return node.kind() == WaitKind.EVENT ? Optional.of(node.signal()) : Optional.empty();
  }

  @Override
  void known(boolean yes) {
    if (yes) {
      course().frontier().add(this);
    } else {
      course().frontier().remove(this);
    }
  }

  /** An answer to this wait, else the oldest event of its name. */
  @Override
  Optional<Progress> answerAtHand(Decision decision) {
    var signals = course().signals();
    return signals
        .answerTo(id())
        .or(() -> eventName().flatMap(signals::event))
        .map(signal -> answered(signal, decision));
  }

  /** A signal is the answer. */
  Progress answered(InboxRow signal, Decision decision) {
    course().signals().use(signal);
    decision.consume(signal.id());
    if (signal.waitId().isEmpty() && open()) {
      // Its sender did not find the wait, so the wait is still open where others look for it.
      decision.close(id(), WaitRow.State.ANSWERED);
    }
    return complete(signal.payload(), openedAt(decision), decision);
  }

  @Override
  WaitRow question(Instant at) throws Exception {
    var evaluator = course().evaluator();
    return new WaitRow(
        id(),
        path(),
        node.kind(),
        node.signal(),
        evaluator.text(node.prompt(), scope),
        shown(),
        node.answer().schema(),
        node.options(),
        node.roles(),
        correlation(),
        node.within().map(at::plus),
        at);
  }

  private Optional<JsonNode> shown() throws Exception {
    return node.show().isEmpty()
        ? Optional.empty()
        : Optional.of(course().evaluator().json(node.show().get(), scope));
  }

  private Optional<String> correlation() throws Exception {
    if (node.correlate().isEmpty()) {
      return Optional.empty();
    }
    var value = course().evaluator().value(node.correlate().get(), scope);
    var key = Objects.requireNonNull(value, "the business key of the event is null").toString();
    if (key.isEmpty() || key.length() > StartOptions.LONGEST_KEY) {
      throw new IllegalArgumentException(
          "a business key has 1 to %d characters, this one %d"
              .formatted(StartOptions.LONGEST_KEY, key.length()));
    }
    return Optional.of(course().evaluator().storable(key));
  }

  @Override
  Optional<JsonNode> expired() throws Exception {
    if (node.orElse().isEmpty()) {
      return Optional.empty();
    }
    var evaluator = course().evaluator();
    var type = evaluator.resultType(node.path());
    return Optional.of(evaluator.json(node.orElse().get(), scope, type));
  }
}
