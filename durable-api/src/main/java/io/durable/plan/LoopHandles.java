package io.durable.plan;

import io.durable.ForEach;
import io.durable.Outcome;
import io.durable.Repeat;
import io.durable.Value;
import io.durable.function.Fn1;
import io.durable.function.TypeRef;
import java.util.List;

/** What the language gives back for items and rounds. */
final class LoopHandles {

  private LoopHandles() {}

  /** Items, as the list of what they give. */
  static final class OfEach<R> extends LateHandle<List<R>> implements ForEach<R> {
    private final ForEachDraft each;

    OfEach(ForEachDraft each) {
      super(each.recording(), Origin.of("items", each), each::resultsType);
      this.each = each;
    }

    @Override
    void used() {
      each.usedAsResults();
    }

    @Override
    public ForEach<R> concurrently(int items) {
      each.concurrently(items);
      return this;
    }

    @Override
    public ForEach<R> distributed(int items) {
      each.distributed(items);
      return this;
    }

    @Override
    public Value<List<Outcome<R>>> collecting() {
      each.collecting();
      return new LateHandle<>(
          each.recording(), Origin.of("outcomes of items", each), each::outcomesType);
    }

    @Override
    public ForEach<R> as(TypeRef<List<R>> type) {
      state(type);
      return this;
    }
  }

  /** Rounds without an end. */
  record OfRepeat<T>(RepeatDraft repeat) implements Repeat<T>, Repeat.Until<T> {

    @Override
    public Until<T> until(Fn1<? super T, Boolean> test) {
      repeat.until(test);
      return this;
    }

    @Override
    public Value<T> atMost(int rounds) {
      repeat.atMost(rounds);
      return new LateHandle<>(repeat.recording(), Handle.Origin.of("rounds", repeat), repeat::type);
    }
  }
}
