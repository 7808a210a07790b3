package io.durable.conformance;

import io.durable.boundary.Transactions;
import io.durable.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What an engine stands on: a store, its transactions and its clock. */
interface Ground extends AutoCloseable {

  Store store();

  Transactions transactions();

  /** The store's clock, where a node may ask it without a statement. */
  Optional<InstantSource> clock();

  /** Moves the store's clock. */
  void pass(Duration time);

  @Override
  void close();
}
