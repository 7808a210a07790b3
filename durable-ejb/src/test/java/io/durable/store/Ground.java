package io.durable.store;

import java.time.Duration;
import java.util.concurrent.Callable;

/** What the contract of the store is tried on. */
interface Ground extends AutoCloseable {

  Store store();

  /** Does the work in a transaction of its own and commits it. */
  <T> T tx(Callable<T> work);

  /** Moves the clock of all nodes. */
  void advance(Duration time);

  @Override
  void close();
}
