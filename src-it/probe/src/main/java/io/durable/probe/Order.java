package io.durable.probe;

import java.util.Optional;
import java.util.UUID;

/** A call to be made, and how its transaction ends. */
public record Order(Call call, String key, Optional<UUID> target, int seconds, boolean rollback) {
  void in(Conversation conversation) throws InterruptedException {
    conversation.hold(call, key, target, seconds);
  }
}
