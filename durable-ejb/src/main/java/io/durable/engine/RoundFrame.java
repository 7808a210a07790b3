package io.durable.engine;

import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.plan.RepeatNode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The end of a round: what it made, and whether that is enough; evaluated once. */
final class RoundFrame extends AttemptFrame {
  static final String VALUE = "value";
  private static final String ENOUGH = "enough";

  private final RepeatNode node;
  private final Scope scope;

  RoundFrame(Course course, Frame parent, RepeatNode node, Scope scope) {
    super(course, Optional.of(parent), scope.occurrence(), Kind.ROUND);
    this.node = node;
    this.scope = scope;
  }

  @Override
  List<Object> arguments() {
    throw new IllegalStateException("'" + path() + "' is judged by its value");
  }

  @Override
  Change.Work work(int attempt) {
    return new Change.EvaluateChoice(path(), attempt);
  }

  @Override
  JsonNode subject() throws Exception {
    var evaluator = course().evaluator();
    var value = evaluator.given(node.body().result(), scope, node.path());
    var ended = JsonNodeFactory.instance.objectNode();
    ended.set(VALUE, value);
    return ended.put(ENOUGH, evaluator.test(node.until(), value, node.path()));
  }

  @Override
  Progress evaluated(Event.Evaluated event, Decision decision) {
    completed(event.subject(), event.startedAt(), decision);
    return Progress.DONE;
  }

  JsonNode value() {
    return row().get(VALUE);
  }

  boolean enough() {
    return row().get(ENOUGH).booleanValue();
  }

  private JsonNode row() {
    return course().outcomes().value(path()).orElseThrow();
  }

  @Override
  Progress completedBefore(JournalRow row) {
    return Progress.DONE;
  }
}
