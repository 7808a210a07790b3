package io.durable.plan;

import io.durable.AllOf;
import io.durable.AnyOf;
import io.durable.Several;
import io.durable.Value;
import io.durable.function.ResolvedType;
import io.durable.function.ResolvedType.Known;
import io.durable.function.TypeRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the language gives back for several open questions. */
final class QuestionHandles {

  private QuestionHandles() {}

  /** The modifiers that all forms have. */
  private abstract static class Of<T, S extends Several<T, S>> extends LateHandle<T>
      implements Several<T, S> {
    final ParallelDraft arms;

    Of(ParallelDraft arms, Supplier<Optional<ResolvedType>> type) {
      super(arms.recording(), Origin.of("questions", arms), type);
      this.arms = arms;
      arms.answeredBy(this);
    }

    abstract S self();

    @Override
    public S within(Duration time) {
      arms.within(time);
      return self();
    }

    @Override
    public S orElse(T value) {
      arms.orElse(value);
      return self();
    }

    @Override
    public S as(TypeRef<T> type) {
      state(type);
      return self();
    }
  }

  /** One answer. */
  static final class OfAny<T> extends Of<T, AnyOf<T>> implements AnyOf<T> {
    OfAny(ParallelDraft arms) {
      super(arms, arms::armType);
    }

    @Override
    AnyOf<T> self() {
      return this;
    }

    @Override
    public Value<String> which() {
      recording().requireOpen("which");
      var names = arms.waits();
      var number =
          new Origin(
              "the winner of " + arms.path(),
              origin().sources(),
              1,
              () -> new Expression.WinnerRef(arms.path()));
      var winner = new Handle<Integer>(recording(), number, Optional.of(new Known(Integer.class)));
      return recording().project(winner, arm -> name(names, arm));
    }

    private static String name(List<String> names, int arm) {
      return arm < 0 ? null : names.get(arm);
    }
  }

  /** All answers. */
  static final class OfAll<T> extends Of<T, AllOf<T>> implements AllOf<T> {
    OfAll(ParallelDraft arms, Supplier<Optional<ResolvedType>> type) {
      super(arms, type);
    }

    @Override
    AllOf<T> self() {
      return this;
    }
  }
}
