package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.BranchNode;
import io.durable.plan.BranchNode.Arm;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A branch: its choice is a checkpoint, evaluated once; then only the chosen arm is open. */
final class BranchFrame extends AttemptFrame {
  static final String NO_ARM = "NoArmForValue";

  private final BranchNode node;
  private final Scope scope;
  private Optional<BlockFrame> chosen = Optional.empty();

  BranchFrame(Course course, Optional<Frame> parent, BranchNode node, Scope scope) {
    super(course, parent, scope.occurrenceOf(node.path()), Kind.CHOICE);
    this.node = node;
    this.scope = scope;
  }

  @Override
  List<Object> arguments() {
    throw new IllegalStateException("'" + path() + "' chooses by its subject");
  }

  @Override
  Change.Work work(int attempt) {
    return new Change.EvaluateChoice(path(), attempt);
  }

  @Override
  Progress completedBefore(JournalRow row) {
    return enterArm(row.value().orElseThrow().stringValue());
  }

  @Override
  JsonNode subject() throws Exception {
    return course().evaluator().json(node.subject(), scope);
  }

  /** The subject is known: the arm of the first key that equals it, else the one for the rest. */
  @Override
  Progress evaluated(Event.Evaluated event, Decision decision) {
    var arm = arm(event.subject());
    if (arm.isEmpty()) {
      var message = "no arm of the branch is for %s".formatted(event.subject());
      var failure = new Failure(NO_ARM, message, path().toString(), "");
      return failed(Outcome.FAILED, failure, Optional.empty(), event.startedAt(), decision);
    }
    completed(StringNode.valueOf(arm.get().label()), event.startedAt(), decision);
    return enterArm(arm.get().label());
  }

  private Optional<Arm> arm(JsonNode subject) {
    return node.arms().stream()
        .filter(arm -> arm.key().isPresent() && same(arm.key().get(), subject))
        .findFirst()
        .or(() -> node.arms().stream().filter(arm -> arm.key().isEmpty()).findFirst());
  }

  /** Numbers are equal by value: 1, 1.0 and 1.00 are one key. */
  private static boolean same(JsonNode key, JsonNode subject) {
    var numbers = key.isNumber() && subject.isNumber();
    return numbers
        ? key.decimalValue().compareTo(subject.decimalValue()) == 0
        : key.equals(subject);
  }

  private Progress enterArm(String label) {
    var arm =
        node.arms().stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
    var block =
        new BlockFrame(course(), Optional.of(this), arm.body(), scope.inside(node.path(), label));
    chosen = Optional.of(block);
    return block.enter();
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    return how;
  }

  @Override
  void close(Decision decision) {
    super.close(decision);
    chosen.ifPresent(arm -> arm.close(decision));
  }

  @Override
  void closedBefore() {
    super.closedBefore();
    chosen.ifPresent(BlockFrame::closedBefore);
  }
}
