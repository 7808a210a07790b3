package io.durable.boundary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Transactions for the store in memory, where every verb is one by itself: they only know whether
 * they are active and when to give hints. What was written before a rollback stays written.
 */
public final class MemoryTransactions implements Transactions {
  private final ThreadLocal<Optional<List<Runnable>>> current =
      ThreadLocal.withInitial(Optional::empty);

  @Override
  public boolean active() {
    return current.get().isPresent();
  }

  @Override
  public <T> T join(Supplier<T> work) {
    if (active()) {
      return work.get();
    }
    try {
      return own(Duration.ZERO, work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a supplier threw a checked exception", e);
    }
  }

  @Override
  public <T> T own(Duration timeout, Work<T> work) throws Exception {
    if (active()) {
      throw new IllegalStateException("this thread is in a transaction already");
    }
    var hints = new ArrayList<Runnable>();
    current.set(Optional.of(hints));
    T result;
    try {
      result = work.call();
    } finally {
      current.remove();
    }
    hints.forEach(Runnable::run);
    return result;
  }

  @Override
  public void requireUsable() {
    // Nobody but the engine ends them.
  }

  @Override
  public void afterCommit(Runnable hint) {
    current.get().ifPresentOrElse(hints -> hints.add(hint), hint);
  }
}
