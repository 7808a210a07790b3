package io.durable.boundary;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** Transactions of a JTA server. */
public final class JtaTransactions implements Transactions {
  private static final Duration JOINED = Duration.ofSeconds(60);

  private final UserTransaction user;
  private final TransactionSynchronizationRegistry registry;

  public JtaTransactions(UserTransaction user, TransactionSynchronizationRegistry registry) {
    this.user = Objects.requireNonNull(user, "user");
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public boolean active() {
    return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
  }

  @Override
  public <T> T join(Supplier<T> work) {
    if (active()) {
      return work.get();
    }
    try {
      return own(JOINED, work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the transaction could not be begun: " + e.getMessage(), e);
    }
  }

  @Override
  public <T> T own(Duration timeout, Work<T> work) throws Exception {
    begin(timeout);
    var key = registry.getTransactionKey();
    T result;
    try {
      result = work.call();
      requireUsable();
      if (!Objects.equals(key, registry.getTransactionKey())) {
        throw new RolledBack(
            "the code ended the transaction that it was called in and began another");
      }
    } catch (Exception | Error e) {
      rollback(e);
      throw e;
    }
    commit();
    return result;
  }

  @Override
  public void requireUsable() {
    var status = registry.getTransactionStatus();
    if (status == Status.STATUS_NO_TRANSACTION) {
      throw new RolledBack("the code ended the transaction that it was called in");
    }
    if (status != Status.STATUS_ACTIVE) {
      throw new RolledBack("the transaction was marked for rollback, or its time is up");
    }
  }

  @Override
  public void afterCommit(Runnable hint) {
    if (!active()) {
      hint.run();
      return;
    }
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // only the outcome is of interest
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              hint.run();
            }
          }
        });
  }

  private void begin(Duration timeout) throws NotSupportedException, SystemException {
    // Rounded up, or a timeout of half a second would become 0, which means the server's default.
    user.setTransactionTimeout(
        (int) Math.min(Integer.MAX_VALUE, timeout.plusMillis(999).toSeconds()));
    try {
      user.begin();
    } finally {
      user.setTransactionTimeout(0);
    }
  }

  private void commit() {
    try {
      user.commit();
    } catch (RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException
        | SystemException
        | RuntimeException e) {
      var failed = new CommitFailed(e);
      rollback(failed);
      throw failed;
    }
  }

  /**
   * Also where the manager has rolled back by itself: the thread stays bound to the dead
   * transaction until somebody ends it.
   */
  private void rollback(Throwable because) {
    try {
      if (user.getStatus() != Status.STATUS_NO_TRANSACTION) {
        user.rollback();
      }
    } catch (SystemException | RuntimeException e) {
      because.addSuppressed(e);
    }
  }
}
