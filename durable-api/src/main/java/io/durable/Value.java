package io.durable;

import io.durable.function.Fn1;
import io.durable.function.TypeRef;

/**
 * A handle on a result that an execution will have. It has no getter: hand it to later nodes, which
 * get the result.
 *
 * <p>A value belongs to the {@code define} that made it and may be used where Java's own scope lets
 * it be used: in the block where it was made, after it, and in the arms inside that block. {@code
 * equals} and {@code hashCode} throw, because a handle says nothing about the result; a handle that
 * is put into a text by {@code +} is found and reported.
 *
 * @param <T> the type of the result
 */
public interface Value<T> {

  /**
   * A pure function of this value, for example {@code order.map(Order::lines)}.
   *
   * <p>It is evaluated again whenever it is needed and is never a checkpoint, so it must be quick
   * and free of effects. A null is handed on without calling it. An exception that it throws is the
   * failure of the node that uses the value.
   */
  <R> Value<R> map(Fn1<? super T, ? extends R> projection);

  /**
   * States the type of this value where a lambda hides it, for example {@code .as(new
   * TypeRef<List<Line>>() {})}.
   *
   * @return this value
   */
  Value<T> as(TypeRef<T> type);
}
