package io.durable.plan;

import io.durable.Value;
import io.durable.function.ResolvedType;
import io.durable.plan.BlockDraft.Kind;
import io.durable.plan.Code.Call;
import io.durable.plan.ParallelNode.Join;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Parallel arms while they are recorded. */
final class ParallelDraft extends NodeDraft {
  private final Join join;
  private final int needed;
  private final Optional<Integer> joiner;
  private final List<BlockDraft> blocks = new ArrayList<>();
  private final List<Handle<?>> results = new ArrayList<>();
  private Optional<Handle<?>> answer = Optional.empty();
  private Optional<Duration> within = Optional.empty();
  private Object orElse;
  private boolean waits;

  /**
   * Records the arms, in their order.
   *
   * @param needed how many have to succeed; empty for what the join says anyway
   * @param joiner what makes the value out of theirs
   */
  ParallelDraft(
      Recording recording,
      String name,
      Join join,
      Optional<Integer> needed,
      Optional<Call> joiner,
      List<? extends Supplier<? extends Value<?>>> arms) {
    super(recording, name);
    this.join = join;
    this.joiner = joiner.map(recording.code()::pure);
    if (arms == null || arms.isEmpty()) {
      error("it has no arms", "Give at least one");
    } else {
      arms.forEach(this::arm);
    }
    this.needed = needed.map(this::inRange).orElse(join == Join.FIRST ? 1 : results.size());
  }

  private void arm(Supplier<? extends Value<?>> body) {
    var label = ParallelNode.label(blocks.size());
    var block = BlockDraft.inside(this, Kind.PARALLEL, label);
    blocks.add(block);
    results.add(recording().arm(this, label, body, block));
  }

  private int inRange(int wanted) {
    if (!results.isEmpty() && (wanted < 1 || wanted > results.size())) {
      error(
          "of its " + results.size() + " arms " + wanted + " are needed",
          "Give a number from 1 to the number of arms");
      return 1;
    }
    return wanted;
  }

  /** The arms are open questions and do no work. */
  void onlyWaits() {
    waits = true;
    for (var block : blocks) {
      var work = block.nodes().stream().filter(node -> !isWait(node)).findFirst();
      if (work.isPresent() || block.nodes().isEmpty()) {
        problems()
            .error(
                block.path(),
                work.map(node -> "the arm does more than wait: " + node.path().last())
                    .orElse("the arm waits for nothing"),
                "Each arm has waits and sleeps only: do the work behind them, or take flow.first");
      }
    }
  }

  private static boolean isWait(NodeDraft node) {
    return node instanceof WaitDraft || node instanceof SleepDraft;
  }

  /** The names of the first wait of each arm. */
  List<String> waits() {
    return blocks.stream()
        .map(block -> block.nodes().isEmpty() ? "" : block.nodes().get(0).path().last().name())
        .toList();
  }

  /** The handle through which the type of the answer may be stated. */
  void answeredBy(Handle<?> handle) {
    answer = Optional.of(handle);
  }

  void within(Duration time) {
    once("within");
    if (time == null || time.isZero() || time.isNegative()) {
      error("its time for an answer is " + time, "Give a time longer than zero");
      return;
    }
    within = Optional.of(time);
  }

  void orElse(Object value) {
    once("orElse");
    orElse = value;
  }

  /** What is known of the type of one arm; empty when none ever has a value. */
  Optional<ResolvedType> armType() {
    return ArmTypes.common(results);
  }

  /** What is known of the list of what the arms give. */
  Optional<ResolvedType> listType() {
    return armType().map(ArmTypes::listOf);
  }

  /** What is known of the list of how the arms ended. */
  Optional<ResolvedType> outcomesType() {
    return armType().map(ArmTypes::outcomeOf).map(ArmTypes::listOf);
  }

  @Override
  ParallelNode build() {
    if (joiner.isEmpty()) {
      ArmTypes.check(this, results);
    }
    var arms = blocks.stream().map(BlockDraft::build).toList();
    return new ParallelNode(
        path(),
        arms.isEmpty() ? List.of(nothing()) : arms,
        join,
        arms.isEmpty() ? 1 : needed,
        joiner,
        waits,
        within,
        has("orElse") ? otherwise() : Optional.empty());
  }

  private Optional<Expression> otherwise() {
    if (!has("within")) {
      error("it has .orElse and no time after which it counts", "Add .within");
    }
    var type =
        recording()
            .types()
            .require(
                this,
                answer.flatMap(Handle::type),
                "its answer",
                "State it with .as(new TypeRef<…>() {}), or use a method reference");
    // What is wrong with the type is on the list already.
    var value = type == Void.class ? null : orElse;
    return recording()
        .types()
        .encode(path(), value, type, "the value of its orElse")
        .map(json -> new Expression.Constant(recording().code().constant(type), json));
  }

  /** What stands for the arms that are missing; the plan is refused. */
  private Block nothing() {
    return new Block(List.of(), recording().values().nothing().origin().expression());
  }
}
