package io.durable;

import io.durable.function.TypeRef;
import java.util.List;

/**
 * Work that is done for each item; as a value, the list of what it gives, in the order of the
 * items. The first failure fails the whole, unless it is {@link #collecting()}.
 *
 * @param <R> what is given for one item
 */
public interface ForEach<R> extends Value<List<R>> {

  /** Works on so many items at once, in this execution. */
  ForEach<R> concurrently(int items);

  /**
   * Works on so many items at once, each as an execution of its own that any node may take. For
   * items that are worth it: each costs the rows of an execution.
   */
  ForEach<R> distributed(int items);

  /**
   * Goes on with the other items when one fails; what that one had done is undone. Use the value
   * that this returns.
   */
  Value<List<Outcome<R>>> collecting();

  @Override
  ForEach<R> as(TypeRef<List<R>> type);
}
