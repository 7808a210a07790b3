package io.durable.worker;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Wakes those who wait on this node for the end of an execution. */
final class Endings {
  private final ConcurrentHashMap<UUID, CountDownLatch> awaited = new ConcurrentHashMap<>();

  void await(UUID execution, Duration atMost) throws InterruptedException {
    var latch = awaited.computeIfAbsent(execution, id -> new CountDownLatch(1));
    if (!latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      // Others may wait on it still; they look again by themselves.
      awaited.remove(execution, latch);
    }
  }

  void ended(UUID execution) {
    var latch = awaited.remove(execution);
    if (latch != null) {
      latch.countDown();
    }
  }
}
