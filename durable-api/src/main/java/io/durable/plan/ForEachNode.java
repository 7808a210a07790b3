package io.durable.plan;

import io.durable.function.Shape;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs its body for each item. The list is journaled at entry, at {@code path!items}; item number
 * {@code i} lives below {@code path[i]}, in the plan {@code path[*]}. Inside, the item is an {@link
 * Expression.ItemRef}.
 *
 * @param items what is run over: any {@code Iterable}
 * @param item the JSON shape of an item
 * @param spread how the items are spread
 * @param width how many items are open at once; 1 when sequential
 * @param collecting whether the result tells how each item did, and a failed one fails nothing else
 * @param result the JSON shape of what is given for an item, where it is stored because items are
 *     executions of their own; its Java type is that of {@code path[*]} among the result types
 */
public record ForEachNode(
    Path path,
    Expression items,
    Shape item,
    Block body,
    Spread spread,
    int width,
    boolean collecting,
    Optional<Shape> result)
    implements Node {

  /** The index of the body in the plan, where there are no numbers yet. */
  public static final String EACH = "*";

  public ForEachNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(items, "items");
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(spread, "spread");
    Objects.requireNonNull(result, "result");
    if (result.isPresent() != (spread == Spread.DISTRIBUTED)) {
      throw new IllegalArgumentException("what items give is stored when distributed: " + path);
    }
    if (width < 1) {
      throw new IllegalArgumentException("items are open one at a time at least: " + path);
    }
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.forEach(this);
  }

  /** Where the items run. */
  public enum Spread {
    /** in this execution, one after the other */
    SEQUENTIAL,
    /** in this execution, several at once */
    CONCURRENT,
    /** each as a child execution, on any node */
    DISTRIBUTED
  }
}
