package io.durable.conformance;

import io.durable.boundary.MemoryTransactions;
import io.durable.boundary.Transactions;
import io.durable.store.MemoryStore;
import io.durable.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The store in memory, with virtual time. */
final class MemoryGround implements Ground {
  private final MemoryStore store = new MemoryStore(Instant.parse("2026-03-01T08:00:00Z"));
  private final Transactions transactions = new MemoryTransactions();

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public Optional<InstantSource> clock() {
    return Optional.of(store::now);
  }

  @Override
  public void pass(Duration time) {
    store.advance(time);
  }

  @Override
  public void close() {
    // nothing is left
  }
}
