package io.durable.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** The store in memory. */
final class MemoryGround implements Ground {
  private final MemoryStore store = new MemoryStore(Instant.parse("2026-03-01T08:00:00Z"));

  @Override
  public Store store() {
    return store;
  }

  @Override
  public <T> T tx(Callable<T> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void advance(Duration time) {
    store.advance(time);
  }

  @Override
  public void close() {
    // nothing is left
  }
}
