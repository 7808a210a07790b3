package io.durable.plan;

import io.durable.Done;
import io.durable.On;
import io.durable.Value;
import io.durable.When;
import io.durable.function.ResolvedType;
import io.durable.function.ResolvedType.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the language gives back for branches. */
final class BranchHandles {

  private BranchHandles() {}

  /** An arm that fails. */
  private static Supplier<Value<?>> failing(
      BranchDraft branch, String name, String message, Value<?>... values) {
    return () -> branch.recording().fail(name, message, Texts.list(values));
  }

  private static Supplier<Value<?>> failing(
      BranchDraft branch, String name, Value<String> message) {
    return failing(branch, name, "{}", message);
  }

  /** A finished branch: worth what its arms are worth. */
  private static final class Finished<T> extends Handle<T> {
    private final BranchDraft branch;

    Finished(BranchDraft branch) {
      super(branch.recording(), Origin.of("branch", branch), Optional.empty());
      this.branch = branch;
    }

    @Override
    Optional<ResolvedType> type() {
      return super.type().or(branch::armType);
    }
  }

  /** A branch with one arm, whose value changes when it gets its second. */
  private abstract static class Open<T> extends Handle<T> {
    final BranchDraft branch;

    Open(BranchDraft branch, Optional<ResolvedType> type) {
      super(branch.recording(), Origin.of("branch", branch), type);
      this.branch = branch;
    }

    @Override
    void used() {
      branch.usedWithoutOtherwise();
    }
  }

  /** {@code when}, without an arm. */
  static final class OfWhen implements When {
    private final BranchDraft branch;

    OfWhen(BranchDraft branch) {
      this.branch = branch;
    }

    @Override
    public <T> Then<T> then(Supplier<? extends Value<? extends T>> arm) {
      branch.then(arm);
      return new OfThen<>(branch);
    }

    @Override
    public ThenFail thenFail(String name, String message, Value<?>... values) {
      branch.thenFails(failing(branch, name, message, values));
      return new OfThenFail(branch);
    }

    @Override
    public ThenFail thenFail(String name, Value<String> message) {
      branch.thenFails(failing(branch, name, message));
      return new OfThenFail(branch);
    }
  }

  private static final class OfThen<T> extends Open<Optional<T>> implements When.Then<T> {
    OfThen(BranchDraft branch) {
      super(branch, Optional.empty());
    }

    @Override
    Optional<ResolvedType> type() {
      return super.type().or(branch::optionalType);
    }

    @Override
    public Value<T> otherwise(Supplier<? extends Value<? extends T>> arm) {
      branch.otherwise(arm);
      return new Finished<>(branch);
    }

    @Override
    public Value<T> otherwiseFail(String name, String message, Value<?>... values) {
      branch.otherwise(failing(branch, name, message, values));
      return new Finished<>(branch);
    }

    @Override
    public Value<T> otherwiseFail(String name, Value<String> message) {
      branch.otherwise(failing(branch, name, message));
      return new Finished<>(branch);
    }
  }

  private static final class OfThenFail extends Open<Done> implements When.ThenFail {
    OfThenFail(BranchDraft branch) {
      super(branch, Optional.of(new Known(Done.class)));
    }

    @Override
    public <T> Value<T> otherwise(Supplier<? extends Value<? extends T>> arm) {
      branch.otherwise(arm);
      return new Finished<>(branch);
    }
  }

  /** {@code on}, without an arm that has a value. */
  static final class OfOn<K> implements On<K> {
    private final BranchDraft branch;
    private final List<Object> keys = new ArrayList<>();

    OfOn(BranchDraft branch) {
      this.branch = branch;
    }

    @Override
    public <T> Arms<K, T> is(K key, Supplier<? extends Value<? extends T>> arm) {
      return new OfArms<K, T>(branch, keys).is(key, arm);
    }

    @Override
    public On<K> isFail(K key, String name, String message, Value<?>... values) {
      keys.add(key);
      branch.is(key, failing(branch, name, message, values));
      return this;
    }

    @Override
    public <T> Value<T> otherwise(Supplier<? extends Value<? extends T>> arm) {
      branch.otherwise(arm);
      return new Finished<>(branch);
    }
  }

  private record OfArms<K, T>(BranchDraft branch, List<Object> keys) implements On.Arms<K, T> {

    @Override
    public OfArms<K, T> is(K key, Supplier<? extends Value<? extends T>> arm) {
      keys.add(key);
      branch.is(key, arm);
      return this;
    }

    @Override
    public OfArms<K, T> isFail(K key, String name, String message, Value<?>... values) {
      keys.add(key);
      branch.is(key, failing(branch, name, message, values));
      return this;
    }

    @Override
    public Value<T> otherwise(Supplier<? extends Value<? extends T>> arm) {
      branch.otherwise(arm);
      return new Finished<>(branch);
    }

    @Override
    public Value<T> otherwiseFail(String name, String message, Value<?>... values) {
      branch.otherwise(failing(branch, name, message, values));
      return new Finished<>(branch);
    }

    @Override
    public Value<T> otherwiseFail(String name, Value<String> message) {
      branch.otherwise(failing(branch, name, message));
      return new Finished<>(branch);
    }

    @Override
    public Value<T> exhaustive() {
      branch.exhaustive(keys);
      return new Finished<>(branch);
    }
  }
}
