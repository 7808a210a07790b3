package io.durable;

import io.durable.function.Fn2;
import io.durable.function.Fn3;
import io.durable.function.Fn4;
import io.durable.function.Fn5;
import java.util.List;
import java.util.function.Supplier;

/**
 * The part of {@link Flow} for arms that run side by side. Each arm is a lambda that runs at once,
 * while recording; no arm sees the values of another.
 *
 * <p>Arms that are open when the whole is decided (others have won, or one has failed) are ended at
 * once, and what they had finished is undone.
 */
public interface Parallels {

  /**
   * Runs two arms side by side and joins what they give; the first failure fails the whole.
   *
   * <pre>{@code
   * var checks = flow.all("checks",
   *     () -> flow.step("reserve", stock::reserve, order.map(Order::lines)),
   *     () -> flow.step("score", this::score, order),
   *     Checks::new);
   * }</pre>
   *
   * @param joiner pure: like the function of {@link Flow#combine} it is evaluated whenever the
   *     value is needed
   */
  <A, B, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Fn2<? super A, ? super B, ? extends R> joiner);

  /** Runs three arms side by side and joins what they give. */
  <A, B, C, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Fn3<? super A, ? super B, ? super C, ? extends R> joiner);

  /** Runs four arms side by side and joins what they give. */
  <A, B, C, D, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> joiner);

  /** Runs five arms side by side and joins what they give. */
  <A, B, C, D, E, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Supplier<? extends Value<? extends E>> e,
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> joiner);

  /**
   * Runs any number of arms of one type side by side; the list has their results in the order of
   * the arms. The first failure fails the whole.
   */
  <T> Value<List<T>> all(String name, List<? extends Supplier<? extends Value<? extends T>>> arms);

  /**
   * Runs arms side by side and tells how each of them ended, in the order of the arms. What an arm
   * that failed had done is undone.
   */
  <T> Value<List<Outcome<T>>> allOutcomes(
      String name, List<? extends Supplier<? extends Value<? extends T>>> arms);

  /**
   * The result of the arm that succeeds first; it fails when none does. The other arms are ended,
   * and what they had done is undone.
   */
  <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b);

  /** The result of the arm that succeeds first, of three. */
  <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c);

  /** The result of the arm that succeeds first, of four. */
  <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d);

  /** The result of the arm that succeeds first, of five. */
  <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d,
      Supplier<? extends Value<? extends T>> e);

  /** The result of the arm that succeeds first, of any number. */
  <T> Value<T> first(String name, List<? extends Supplier<? extends Value<? extends T>>> arms);

  /**
   * The results of the first {@code needed} arms that succeed, in the order in which they did; it
   * fails when so many cannot any more. The other arms are ended, and what they had done is undone.
   */
  <T> Value<List<T>> quorum(
      String name, int needed, List<? extends Supplier<? extends Value<? extends T>>> arms);
}
