package io.durable.plan;

import io.durable.Value;
import io.durable.function.Fn1;
import io.durable.function.ResolvedType;
import io.durable.function.TypeRef;
import io.durable.plan.BlockDraft.Kind;
import io.durable.plan.Handle.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rounds while they are recorded. */
final class RepeatDraft extends NodeDraft {
  private final Expression seed;
  private final Optional<Handle<?>> first;
  private final Handle<?> round;
  private final boolean stated;
  private final BlockDraft body;
  private final Handle<?> result;
  private int until;
  private int atMost = 1;

  private <T> RepeatDraft(
      Recording recording,
      String name,
      Optional<TypeRef<T>> stated,
      Value<? extends T> seed,
      Function<Value<T>, ? extends Value<?>> body) {
    super(recording, name);
    this.seed = recording.values().use(seed, site(), path(), "its seed");
    this.first = recording.values().known(seed, path(), "its seed").map(handle -> handle);
    this.body = BlockDraft.inside(this, Kind.ROUND, ForEachNode.EACH);
    this.stated = stated.isPresent();
    var given =
        new LateHandle<T>(
            recording,
            Origin.given("the round of " + path(), this.body, new Expression.RoundRef(path())),
            this::seedType);
    stated.ifPresent(given::state);
    this.round = given;
    this.result =
        recording.arm(
            this, ForEachNode.EACH, body == null ? null : () -> body.apply(given), this.body);
  }

  /** The type follows from the seed, or from what the body makes. */
  static <T> RepeatDraft of(
      Recording recording,
      String name,
      Value<T> seed,
      Function<Value<T>, ? extends Value<?>> body) {
    return new RepeatDraft(recording, name, Optional.<TypeRef<T>>empty(), seed, body);
  }

  /** The type is stated. */
  static <T> RepeatDraft of(
      Recording recording,
      String name,
      TypeRef<T> type,
      Value<? extends T> seed,
      Function<Value<T>, ? extends Value<?>> body) {
    var draft = new RepeatDraft(recording, name, Optional.ofNullable(type), seed, body);
    if (type == null) {
      draft.error("the type of its rounds is null", "Write new TypeRef<…>() {} with their type");
    }
    return draft;
  }

  private Optional<ResolvedType> seedType() {
    return first.flatMap(Handle::type);
  }

  void until(Fn1<?, Boolean> test) {
    once("until");
    if (test == null) {
      error("its test is null", "Give a function of what a round made");
      return;
    }
    until = recording().code().pure(Calls.of(test));
  }

  void atMost(int rounds) {
    once("atMost");
    if (rounds < 1) {
      error("it has at most " + rounds + " rounds", "Give a number of at least 1");
      return;
    }
    atMost = rounds;
  }

  /** What is known of the type of what goes from round to round. */
  Optional<ResolvedType> type() {
    return stated ? round.type() : ArmTypes.common(handles());
  }

  private List<Handle<?>> handles() {
    return Stream.<Handle<?>>of(round, result).toList();
  }

  @Override
  RepeatNode build() {
    if (!has("until") || !has("atMost")) {
      error("it does not say when it ends", "Finish it with .until(…).atMost(n)");
    }
    if (!stated) {
      ArmTypes.check(this, "its seed and its rounds have different types", handles());
    }
    var type =
        recording()
            .types()
            .require(
                this,
                type(),
                "its rounds",
                "State it with flow.repeat(name, new TypeRef<…>() {}, seed, body)");
    recording().code().given(path(), type);
    recording().code().result(path(), type);
    var shape = recording().types().shape(path(), type, "what goes from round to round");
    return new RepeatNode(path(), seed, shape, body.build(), until, atMost);
  }
}
