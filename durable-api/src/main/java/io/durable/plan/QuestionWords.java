package io.durable.plan;

import io.durable.AllOf;
import io.durable.AnyOf;
import io.durable.Questions;
import io.durable.Value;
import io.durable.function.Fn2;
import io.durable.function.Fn3;
import io.durable.function.Fn4;
import io.durable.function.Fn5;
import io.durable.function.ResolvedType;
import io.durable.plan.Code.Call;
import io.durable.plan.ParallelNode.Join;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The words for several open questions, as they record. */
abstract class QuestionWords extends LoopWords implements Questions {

  QuestionWords(Recording recording) {
    super(recording);
  }

  @Override
  public <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b) {
    return anyOf(name, Arrays.asList(a, b));
  }

  @Override
  public <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c) {
    return anyOf(name, Arrays.asList(a, b, c));
  }

  @Override
  public <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d) {
    return anyOf(name, Arrays.asList(a, b, c, d));
  }

  @Override
  public <T> AnyOf<T> anyOf(
      String name,
      Supplier<? extends Value<? extends T>> a,
      Supplier<? extends Value<? extends T>> b,
      Supplier<? extends Value<? extends T>> c,
      Supplier<? extends Value<? extends T>> d,
      Supplier<? extends Value<? extends T>> e) {
    return anyOf(name, Arrays.asList(a, b, c, d, e));
  }

  @Override
  public <T> AnyOf<T> anyOf(
      String name, List<? extends Supplier<? extends Value<? extends T>>> arms) {
    return new QuestionHandles.OfAny<>(questions(name, Join.FIRST, Optional.empty(), arms));
  }

  @Override
  public <A, B, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Fn2<? super A, ? super B, ? extends R> joiner) {
    return answers(name, joiner, Calls.of(joiner), Arrays.asList(a, b));
  }

  @Override
  public <A, B, C, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Fn3<? super A, ? super B, ? super C, ? extends R> joiner) {
    return answers(name, joiner, Calls.of(joiner), Arrays.asList(a, b, c));
  }

  @Override
  public <A, B, C, D, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> joiner) {
    return answers(name, joiner, Calls.of(joiner), Arrays.asList(a, b, c, d));
  }

  @Override
  public <A, B, C, D, E, R> AllOf<R> allOf(
      String name,
      Supplier<? extends Value<? extends A>> a,
      Supplier<? extends Value<? extends B>> b,
      Supplier<? extends Value<? extends C>> c,
      Supplier<? extends Value<? extends D>> d,
      Supplier<? extends Value<? extends E>> e,
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> joiner) {
    return answers(name, joiner, Calls.of(joiner), Arrays.asList(a, b, c, d, e));
  }

  private <R> AllOf<R> answers(
      String name,
      Serializable joiner,
      Call call,
      List<? extends Supplier<? extends Value<?>>> arms) {
    var draft = questions(name, Join.ALL, Optional.of(call), arms);
    var type = joinedType(draft, joiner);
    return new QuestionHandles.OfAll<>(draft, () -> type);
  }

  private Optional<ResolvedType> joinedType(ParallelDraft draft, Serializable joiner) {
    if (joiner == null) {
      draft.error("the function that joins its arms is null", "Give a constructor or a lambda");
      return Optional.empty();
    }
    return Optional.of(recording().values().returns(draft.path(), joiner));
  }

  @Override
  public <T> AllOf<List<T>> allOf(
      String name, List<? extends Supplier<? extends Value<? extends T>>> arms) {
    var draft = questions(name, Join.ALL, Optional.empty(), arms);
    return new QuestionHandles.OfAll<>(draft, draft::listType);
  }

  private ParallelDraft questions(
      String name,
      Join join,
      Optional<Call> joiner,
      List<? extends Supplier<? extends Value<?>>> arms) {
    var draft = new ParallelDraft(recording(), name, join, Optional.empty(), joiner, arms);
    draft.onlyWaits();
    return draft;
  }
}
