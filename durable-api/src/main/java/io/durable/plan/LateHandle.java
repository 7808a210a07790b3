package io.durable.plan;

import io.durable.function.ResolvedType;
import java.util.Optional;
import java.util.function.Supplier;

/** A value whose type follows from others, which may still be stated while a plan is recorded. */
class LateHandle<T> extends Handle<T> {
  private final Supplier<Optional<ResolvedType>> following;

  LateHandle(Recording recording, Origin origin, Supplier<Optional<ResolvedType>> following) {
    super(recording, origin, Optional.empty());
    this.following = following;
  }

  @Override
  Optional<ResolvedType> type() {
    return super.type().or(following);
  }
}
