package io.durable.plan;

import io.durable.ForEach;
import io.durable.Loops;
import io.durable.Repeat;
import io.durable.Value;
import io.durable.function.TypeRef;
import java.util.function.Function;

/** The words for work that is done several times, as they record. */
abstract class LoopWords extends ParallelWords implements Loops {

  LoopWords(Recording recording) {
    super(recording);
  }

  @Override
  public <T, R> ForEach<R> forEach(
      String name,
      Value<? extends Iterable<? extends T>> items,
      Function<Value<T>, ? extends Value<? extends R>> body) {
    return new LoopHandles.OfEach<>(ForEachDraft.of(recording(), name, items, body));
  }

  @Override
  public <T, R> ForEach<R> forEach(
      String name,
      TypeRef<T> item,
      Value<? extends Iterable<? extends T>> items,
      Function<Value<T>, ? extends Value<? extends R>> body) {
    return new LoopHandles.OfEach<>(ForEachDraft.of(recording(), name, item, items, body));
  }

  @Override
  public <T> Repeat<T> repeat(
      String name, Value<T> seed, Function<Value<T>, ? extends Value<? extends T>> body) {
    return new LoopHandles.OfRepeat<>(RepeatDraft.of(recording(), name, seed, body));
  }

  @Override
  public <T> Repeat<T> repeat(
      String name,
      TypeRef<T> type,
      Value<? extends T> seed,
      Function<Value<T>, ? extends Value<? extends T>> body) {
    return new LoopHandles.OfRepeat<>(RepeatDraft.of(recording(), name, type, seed, body));
  }
}
