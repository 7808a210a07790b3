package io.durable;

import io.durable.function.TypeRef;

/**
 * Another execution; as a value, the handle on its result.
 *
 * @param <O> its result
 */
public interface Child<O> extends Value<O> {

  /**
   * It goes on when this execution is cancelled or fails. Without this it is cancelled then, or
   * undone when it had completed.
   */
  Child<O> abandon();

  @Override
  Child<O> as(TypeRef<O> type);
}
