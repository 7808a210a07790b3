package io.durable;

import io.durable.function.TypeRef;
import java.util.UUID;

/** An execution that nobody waits for; as a value, the handle on its id. */
public interface Spawned extends Value<UUID> {

  /**
   * It goes on when this execution is cancelled or fails. Without this it is cancelled then, or
   * undone when it had completed.
   */
  Spawned abandon();

  @Override
  Spawned as(TypeRef<UUID> type);
}
