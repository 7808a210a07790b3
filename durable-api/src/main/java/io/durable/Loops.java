package io.durable;

import io.durable.function.TypeRef;
import java.util.function.Function;

/**
 * The part of {@link Flow} for work that is done several times. The body is a lambda that runs
 * once, while recording: its argument is a handle on the item, or on what the round before made,
 * and can be used in the body only.
 */
public interface Loops {

  /**
   * Runs the body for each item, one after the other unless {@link ForEach} says otherwise. The
   * list is kept as it is when the node is reached; the order of the results is that of the items.
   *
   * <pre>{@code
   * var labels = flow.forEach("labels", order.map(Order::lines),
   *     line -> flow.step("print", carriers::label, line)).concurrently(4);
   * }</pre>
   *
   * @param items of a type that says what its items are
   * @param body what is done for each item; it ends in a value, {@link Flow#done()} for none
   */
  <T, R> ForEach<R> forEach(
      String name,
      Value<? extends Iterable<? extends T>> items,
      Function<Value<T>, ? extends Value<? extends R>> body);

  /** Runs the body for each item, where nothing else says which type the items have. */
  <T, R> ForEach<R> forEach(
      String name,
      TypeRef<T> item,
      Value<? extends Iterable<? extends T>> items,
      Function<Value<T>, ? extends Value<? extends R>> body);

  /**
   * Runs the body until a test says that it is enough: it gets the seed, then what the round before
   * made.
   *
   * <pre>{@code
   * var paid = flow.repeat("remind", flow.constant(0),
   *         round -> flow.step("ask", this::askAgain, order, round))
   *     .until(answer -> answer > 0)
   *     .atMost(10);
   * }</pre>
   *
   * @param body what is done in each round; it ends in a value of the type of the seed
   */
  <T> Repeat<T> repeat(
      String name, Value<T> seed, Function<Value<T>, ? extends Value<? extends T>> body);

  /** Runs the body until a test says that it is enough, where nothing else says which type. */
  <T> Repeat<T> repeat(
      String name,
      TypeRef<T> type,
      Value<? extends T> seed,
      Function<Value<T>, ? extends Value<? extends T>> body);
}
