package io.durable.plan;

import io.durable.Outcome;
import io.durable.Parallels;
import io.durable.Value;
import io.durable.function.Fn2;
import io.durable.function.Fn3;
import io.durable.function.Fn4;
import io.durable.function.Fn5;
import io.durable.plan.Code.Call;
import io.durable.plan.Handle.Origin;
import io.durable.plan.ParallelNode.Join;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The words for arms that run side by side, as they record. */
abstract class ParallelWords implements Parallels {
  private final Recording recording;

  ParallelWords(Recording recording) {
    this.recording = recording;
  }

  Recording recording() {
    return recording;
  }

  @Override
  public <A, B, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Fn2<? super A, ? super B, ? extends R> joiner) {
    return joined(name, joiner, Calls.of(joiner), Arrays.asList(a, b));
  }

  @Override
  public <A, B, C, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Fn3<? super A, ? super B, ? super C, ? extends R> joiner) {
    return joined(name, joiner, Calls.of(joiner), Arrays.asList(a, b, c));
  }

  @Override
  public <A, B, C, D, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> joiner) {
    return joined(name, joiner, Calls.of(joiner), Arrays.asList(a, b, c, d));
  }

  @Override
  public <A, B, C, D, E, R> Value<R> all(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Supplier<? extends Value<? extends E>> e,
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> joiner) {
    return joined(name, joiner, Calls.of(joiner), Arrays.asList(a, b, c, d, e));
  }

  private <R> Value<R> joined(
      String name,
      Serializable joiner,
      Call call,
      List<? extends Supplier<? extends Value<?>>> arms) {
    var draft = arms(name, Join.ALL, Optional.empty(), Optional.of(call), arms);
    if (joiner == null) {
      draft.error("the function that joins its arms is null", "Give a constructor or a lambda");
      return recording.values().nothing();
    }
    return new Handle<>(
        recording,
        Origin.of("arms", draft),
        Optional.of(recording.values().returns(draft.path(), joiner)));
  }

  @Override
  public <T> Value<List<T>> all(
      String name, List<? extends Supplier<? extends Value<? extends T>>> arms) {
    return list(arms(name, Join.ALL, Optional.empty(), Optional.empty(), arms));
  }

  @Override
  public <T> Value<List<Outcome<T>>> allOutcomes(
      String name, List<? extends Supplier<? extends Value<? extends T>>> arms) {
    var draft = arms(name, Join.OUTCOMES, Optional.empty(), Optional.empty(), arms);
    return new LateHandle<>(recording, Origin.of("arms", draft), draft::outcomesType);
  }

  @Override
  public <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b) {
    return first(name, Arrays.asList(a, b));
  }

  @Override
  public <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c) {
    return first(name, Arrays.asList(a, b, c));
  }

  @Override
  public <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d) {
    return first(name, Arrays.asList(a, b, c, d));
  }

  @Override
  public <T> Value<T> first(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d,
      Supplier<? extends Value<? extends T>> e) {
    return first(name, Arrays.asList(a, b, c, d, e));
  }

  @Override
  public <T> Value<T> first(
      String name, List<? extends Supplier<? extends Value<? extends T>>> arms) {
    var draft = arms(name, Join.FIRST, Optional.empty(), Optional.empty(), arms);
    return new LateHandle<>(recording, Origin.of("arms", draft), draft::armType);
  }

  @Override
  public <T> Value<List<T>> quorum(
      String name, int needed, List<? extends Supplier<? extends Value<? extends T>>> arms) {
    return list(arms(name, Join.QUORUM, Optional.of(needed), Optional.empty(), arms));
  }

  private <T> Value<List<T>> list(ParallelDraft draft) {
    return new LateHandle<>(recording, Origin.of("arms", draft), draft::listType);
  }

  private ParallelDraft arms(
      String name,
      Join join,
      Optional<Integer> needed,
      Optional<Call> joiner,
      List<? extends Supplier<? extends Value<?>>> arms) {
    return new ParallelDraft(recording, name, join, needed, joiner, arms);
  }
}
