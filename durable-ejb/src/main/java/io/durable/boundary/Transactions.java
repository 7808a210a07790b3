package io.durable.boundary;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The transactions of the server, as much of them as the engine needs. The second implementation
 * goes with the store in memory.
 */
public interface Transactions {

  /** Whether this thread is in a transaction. */
  boolean active();

  /** Runs the work in the caller's transaction, or in one of its own when there is none. */
  <T> T join(Supplier<T> work);

  /**
   * Runs the work in a transaction of its own; the thread must be in none.
   *
   * @param timeout after which the transaction can only roll back
   * @throws CommitFailed the work was done, its commit failed or its outcome is not known
   * @throws Exception what the work threw; the transaction is rolled back
   */
  <T> T own(Duration timeout, Work<T> work) throws Exception;

  /**
   * Refuses to go on when user code ended, or marked for rollback, the transaction that it was
   * called in.
   */
  void requireUsable();

  /**
   * Runs the hint after the commit of the current transaction, at once when there is none. Never
   * after a rollback.
   */
  void afterCommit(Runnable hint);

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T call() throws Exception;
  }
}
