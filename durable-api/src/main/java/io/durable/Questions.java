package io.durable;

import io.durable.function.Fn2;
import io.durable.function.Fn3;
import io.durable.function.Fn4;
import io.durable.function.Fn5;
import java.util.List;
import java.util.function.Supplier;

/**
 * The part of {@link Flow} for several open questions at once. An arm holds only waits and sleeps,
 * and {@code map} and {@code combine} of what they give.
 *
 * <pre>{@code
 * var paid = flow.anyOf("paid",
 *         () -> flow.event("card", Payment.class),
 *         () -> flow.event("transfer", Payment.class))
 *     .within(ofDays(14));
 * }</pre>
 */
public interface Questions {

  /** The first of two answers; the other question is closed. */
  <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b);

  /** The first of three answers. */
  <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c);

  /** The first of four answers. */
  <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d);

  /** The first of five answers. */
  <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d,
      Supplier<? extends Value<? extends T>> e);

  /** The first of any number of answers. */
  <T> AnyOf<T> anyOf(String name, List<? extends Supplier<? extends Value<? extends T>>> arms);

  /** Two answers, joined by a pure function. */
  <A, B, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Fn2<? super A, ? super B, ? extends R> joiner);

  /** Three answers, joined by a pure function. */
  <A, B, C, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Fn3<? super A, ? super B, ? super C, ? extends R> joiner);

  /** Four answers, joined by a pure function. */
  <A, B, C, D, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> joiner);

  /** Five answers, joined by a pure function. */
  <A, B, C, D, E, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Supplier<? extends Value<? extends E>> e,
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> joiner);

  /** Any number of answers of one type, in the order of the questions. */
  <T> AllOf<List<T>> allOf(
      String name, List<? extends Supplier<? extends Value<? extends T>>> arms);
}
