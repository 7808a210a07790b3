package io.durable.plan;

import io.durable.Child;
import io.durable.Spawned;
import io.durable.function.TypeRef;
import java.util.Optional;
import java.util.UUID;

/** What the language gives back for other executions. */
final class ChildHandles {

  private ChildHandles() {}

  /** One whose result is waited for. */
  static final class OfChild<O> extends Handle<O> implements Child<O> {
    private final ChildDraft child;

    OfChild(ChildDraft child) {
      super(child.recording(), Origin.of("child", child), Optional.of(child.declaredResult()));
      this.child = child;
      child.handle(this);
    }

    @Override
    public Child<O> abandon() {
      child.abandon();
      return this;
    }

    @Override
    public Child<O> as(TypeRef<O> type) {
      state(type);
      return this;
    }
  }

  /** One that is left alone. */
  static final class OfSpawned extends Handle<UUID> implements Spawned {
    private final ChildDraft child;

    OfSpawned(ChildDraft child) {
      super(child.recording(), Origin.of("spawned", child), Optional.of(child.declaredResult()));
      this.child = child;
      child.handle(this);
    }

    @Override
    public Spawned abandon() {
      child.abandon();
      return this;
    }

    @Override
    public Spawned as(TypeRef<UUID> type) {
      state(type);
      return this;
    }
  }
}
