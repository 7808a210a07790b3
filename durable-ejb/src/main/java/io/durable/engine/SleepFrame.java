package io.durable.engine;

import io.durable.WaitKind;
import io.durable.model.WaitRow;
import io.durable.plan.SleepNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** A durable timer. A time that has passed is journaled and holds nothing up. */
final class SleepFrame extends WaitingFrame {
  private final SleepNode node;
  private final Scope scope;

  SleepFrame(Course course, Optional<Frame> parent, SleepNode node, Scope scope) {
    super(course, parent, scope.occurrenceOf(node.path()));
    this.node = node;
    this.scope = scope;
  }

  @Override
  void known(boolean yes) {
    if (yes) {
      course().frontier().add(this);
    } else {
      course().frontier().remove(this);
    }
  }

  @Override
  Optional<Progress> answerAtHand(Decision decision) {
    return Optional.empty();
  }

  @Override
  WaitRow question(Instant at) throws Exception {
    return new WaitRow(
        id(),
        path(),
        WaitKind.SLEEP,
        node.name(),
        "",
        Optional.empty(),
        NullNode.getInstance(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(end(at)),
        at);
  }

  private Instant end(Instant at) throws Exception {
    var time = course().evaluator().value(node.time(), scope);
    Objects.requireNonNull(time, "the time to sleep is null");
    return node.absolute() ? (Instant) time : at.plus((Duration) time);
  }

  @Override
  Optional<JsonNode> expired() {
    return Optional.of(NullNode.getInstance());
  }
}
