package io.durable.plan;

import io.durable.Done;
import io.durable.Value;
import io.durable.function.ResolvedType;
import io.durable.function.TypeArguments;
import io.durable.plan.BlockDraft.Kind;
import io.durable.plan.BranchNode.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;

/** A branch while it is recorded. */
final class BranchDraft extends NodeDraft {
  private final Form form;
  private final Expression subject;
  private final List<ArmDraft> arms = new ArrayList<>();
  private boolean finished;
  private boolean usedWithoutOtherwise;
  private boolean onlyFails;

  /** What must be there in the end. */
  enum Form {
    WHEN,
    ON
  }

  /** An arm that was recorded. */
  private record ArmDraft(
      String label, Optional<JsonNode> key, BlockDraft block, Handle<?> result) {
    Arm build() {
      return new Arm(label, key, block.build());
    }
  }

  BranchDraft(Recording recording, String name, Form form, Value<?> subject) {
    super(recording, name);
    this.form = form;
    this.subject = recording.values().use(subject, site(), path(), "what it decides by");
  }

  /** Its value was used as it is without a second arm. */
  void usedWithoutOtherwise() {
    usedWithoutOtherwise = true;
  }

  /** The arm that is taken when the answer is yes. */
  void then(Supplier<? extends Value<?>> body) {
    arm(Keys.THEN, Optional.of(BooleanNode.TRUE), body);
  }

  /** The arm for yes that fails: there is no value to make optional. */
  void thenFails(Supplier<? extends Value<?>> body) {
    onlyFails = true;
    then(body);
  }

  /**
   * The arm that is taken when no other is; of {@code when} the one for no, so that a null is an
   * error.
   */
  void otherwise(Supplier<? extends Value<?>> body) {
    finish();
    var key =
        form == Form.WHEN ? Optional.<JsonNode>of(BooleanNode.FALSE) : Optional.<JsonNode>empty();
    arm(Keys.OTHERWISE, key, body);
  }

  /** The arm that is taken for a key. */
  void is(Object key, Supplier<? extends Value<?>> body) {
    recording().requireOpen("is");
    if (finished) {
      error(
          "it gets one more arm after it was finished",
          "Give .is before .otherwise or .exhaustive");
    }
    if (!Keys.isKey(key)) {
      error(
          "it has a key of " + TypeArguments.shortName(key.getClass()),
          "Keys are constants of an enum, strings, numbers, booleans and null: use map to get one");
      return;
    }
    var type =
        key == null
            ? Void.class
            : key instanceof Enum<?> e ? e.getDeclaringClass() : key.getClass();
    recording()
        .types()
        .encode(path(), key, type, "a key")
        .ifPresent(json -> arm(Keys.label(json), Optional.of(json), body));
  }

  /** The keys are all that there are. */
  void exhaustive(List<Object> keys) {
    recording().requireOpen("exhaustive");
    finish();
    var first = keys.stream().filter(key -> key != null).findFirst();
    var all = first.map(BranchDraft::siblings).orElse(List.of());
    if (all.isEmpty()) {
      error(
          "it is said to be exhaustive and has no key of an enum or a boolean",
          "Give .otherwise or .otherwiseFail: only those can be known to be all");
      return;
    }
    var missing = all.stream().filter(key -> !keys.contains(key)).toList();
    if (!missing.isEmpty()) {
      error(
          "it is said to be exhaustive and has no arm for " + missing,
          "Give an .is for each, or .otherwise");
    }
  }

  private static List<?> siblings(Object key) {
    if (key instanceof Enum<?> constant) {
      return List.of(constant.getDeclaringClass().getEnumConstants());
    }
    return key instanceof Boolean ? List.of(true, false) : List.of();
  }

  private void finish() {
    if (finished) {
      error("it is finished twice", "Keep one of .otherwise, .otherwiseFail and .exhaustive");
    }
    finished = true;
  }

  private void arm(String label, Optional<JsonNode> key, Supplier<? extends Value<?>> body) {
    recording().requireOpen(label);
    if (arms.stream().anyMatch(arm -> arm.label().equals(label))) {
      error("it has two arms for " + label, "Keep one of them");
    }
    if (label.length() > Names.LONGEST_NAME) {
      error("one of its keys has " + label.length() + " characters", "Map it to a shorter key");
    }
    var block = BlockDraft.inside(this, Kind.ARM, label);
    var result = recording().arm(this, label, body, block);
    arms.add(new ArmDraft(label, key, block, result));
  }

  private List<Handle<?>> results() {
    return arms.stream().<Handle<?>>map(ArmDraft::result).toList();
  }

  /** What is known of the type of its value; empty when no arm ever has one. */
  Optional<ResolvedType> armType() {
    return ArmTypes.common(results());
  }

  @Override
  BranchNode build() {
    checkArms();
    ArmTypes.check(this, results());
    var built = new ArrayList<>(arms.stream().map(ArmDraft::build).toList());
    var open = form == Form.WHEN && !finished;
    if (open) {
      built.add(
          new Arm(Keys.OTHERWISE, Optional.of(BooleanNode.FALSE), new Block(List.of(), nothing())));
    }
    return new BranchNode(path(), subject, built, open && !onlyFails);
  }

  /** What a branch is worth whose only arm was not taken. */
  private Expression nothing() {
    var number = recording().code().constant(onlyFails ? Done.class : Void.class);
    return new Expression.Constant(number, NullNode.getInstance());
  }

  private void checkArms() {
    if (form == Form.WHEN && finished && usedWithoutOtherwise) {
      error(
          "its value is used as if it had no .otherwise, which it has",
          "Use the value that .otherwise returns");
    }
    if (arms.isEmpty()) {
      error(
          "it has no arm",
          form == Form.WHEN
              ? "Give .then or .thenFail"
              : "Give .is, then .otherwise or .exhaustive");
    } else if (form == Form.ON && !finished) {
      error(
          "it does not say what is done for other keys",
          "Finish it with .otherwise, .otherwiseFail or .exhaustive");
    } else if (form == Form.ON && arms.stream().noneMatch(arm -> arm.key().isPresent())) {
      error("it has no arm for a key", "Give at least one .is or .isFail");
    }
  }

  /** What is known of an optional of its value. */
  Optional<ResolvedType> optionalType() {
    return armType().map(ArmTypes::optionalOf);
  }
}
