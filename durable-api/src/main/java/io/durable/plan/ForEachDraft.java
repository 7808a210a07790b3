package io.durable.plan;

import io.durable.Value;
import io.durable.function.ResolvedType;
import io.durable.function.ResolvedType.Hidden;
import io.durable.function.Shape;
import io.durable.function.TypeArguments;
import io.durable.function.TypeRef;
import io.durable.plan.BlockDraft.Kind;
import io.durable.plan.ForEachNode.Spread;
import io.durable.plan.Handle.Origin;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;

/** Work that is done for each item, while it is recorded. */
final class ForEachDraft extends NodeDraft {
  private final Expression items;
  private final Optional<Handle<?>> list;
  private final Handle<?> item;
  private final BlockDraft body;
  private final Handle<?> result;
  private Spread spread = Spread.SEQUENTIAL;
  private int width = 1;
  private boolean collecting;
  private boolean usedAsResults;

  private <T> ForEachDraft(
      Recording recording,
      String name,
      Optional<TypeRef<T>> stated,
      Value<? extends Iterable<? extends T>> items,
      Function<Value<T>, ? extends Value<?>> body) {
    super(recording, name);
    this.items = recording.values().use(items, site(), path(), "the list of its items");
    this.list =
        recording.values().known(items, path(), "the list of its items").map(handle -> handle);
    this.body = BlockDraft.inside(this, Kind.ITEM, ForEachNode.EACH);
    var given =
        new LateHandle<T>(
            recording,
            Origin.given("the item of " + path(), this.body, new Expression.ItemRef(path())),
            this::itemType);
    stated.ifPresent(given::state);
    this.item = given;
    this.result =
        recording.arm(
            this, ForEachNode.EACH, body == null ? null : () -> body.apply(given), this.body);
  }

  /** The type of the items follows from that of the list. */
  static <T> ForEachDraft of(
      Recording recording,
      String name,
      Value<? extends Iterable<? extends T>> items,
      Function<Value<T>, ? extends Value<?>> body) {
    return new ForEachDraft(recording, name, Optional.empty(), items, body);
  }

  /** The type of the items is stated. */
  static <T> ForEachDraft of(
      Recording recording,
      String name,
      TypeRef<T> item,
      Value<? extends Iterable<? extends T>> items,
      Function<Value<T>, ? extends Value<?>> body) {
    var draft = new ForEachDraft(recording, name, Optional.ofNullable(item), items, body);
    if (item == null) {
      draft.error("the type of its items is null", "Write new TypeRef<…>() {} with their type");
    }
    return draft;
  }

  private Optional<ResolvedType> itemType() {
    return Optional.of(
        list.flatMap(Handle::type)
            .map(
                type ->
                    type.<ResolvedType>match(
                        known -> TypeArguments.in(known, Iterable.class, 0), Hidden::new))
            .orElseGet(() -> new Hidden("there never is a list")));
  }

  void concurrently(int items) {
    spread("concurrently", Spread.CONCURRENT, items);
  }

  void distributed(int items) {
    spread("distributed", Spread.DISTRIBUTED, items);
  }

  private void spread(String modifier, Spread form, int items) {
    once(modifier);
    if (spread != Spread.SEQUENTIAL && spread != form) {
      error("it is both concurrent and distributed", "Keep one of .concurrently and .distributed");
    }
    spread = form;
    if (items < 1) {
      error("it works on " + items + " items at once", "Give a number of at least 1");
      return;
    }
    width = items;
  }

  void collecting() {
    once("collecting");
    collecting = true;
  }

  /** Its value was used as the list of what the items gave. */
  void usedAsResults() {
    usedAsResults = true;
  }

  /** What is known of the list of what is given for the items. */
  Optional<ResolvedType> resultsType() {
    return result.type().map(ArmTypes::listOf);
  }

  /** What is known of the list of how the items ended. */
  Optional<ResolvedType> outcomesType() {
    return result.type().map(ArmTypes::outcomeOf).map(ArmTypes::listOf);
  }

  @Override
  ForEachNode build() {
    if (collecting && usedAsResults) {
      error(
          "its value is used as if it were not .collecting, which it is",
          "Use the value that .collecting returns");
    }
    var given =
        types()
            .require(
                this,
                item.type(),
                "its items",
                "State it with flow.forEach(name, new TypeRef<…>() {}, items, body)");
    recording().code().given(path(), given);
    return new ForEachNode(
        path(),
        items,
        types().shape(path(), given, "its item"),
        body.build(),
        spread,
        width,
        collecting,
        spread == Spread.DISTRIBUTED ? Optional.of(storedResult()) : Optional.empty());
  }

  /** An item that is an execution of its own has a result that is stored. */
  private Shape storedResult() {
    Type type =
        types()
            .require(
                this,
                result.type(),
                "what is given for an item",
                "It is stored where items are distributed: state it with .as(new TypeRef<…>() {})");
    recording().code().result(path().at(ForEachNode.EACH), type);
    return types().shape(path(), type, "what is given for an item");
  }

  private Types types() {
    return recording().types();
  }
}
