package io.durable.store;

import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody with a transaction of his own, which stays open between calls. */
final class Session implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final UserTransaction transaction;

  /** Begins. */
  Session(PostgresGround ground) {
    transaction = ground.jta().userTransaction();
    call(
        () -> {
          transaction.begin();
          return null;
        });
  }

  /** Does something in the open transaction. */
  <T> T call(Callable<T> work) {
    return done(submit(work));
  }

  void run(Runnable work) {
    call(Executors.callable(work));
  }

  /** Begins something that will have to wait. */
  <T> Future<T> submit(Callable<T> work) {
    return thread.submit(work);
  }

  void commit() {
    call(
        () -> {
          transaction.commit();
          return null;
        });
  }

  void rollback() {
    call(
        () -> {
          transaction.rollback();
          return null;
        });
  }

  static <T> T done(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("it is blocked", e);
    }
  }

  /** Rolls back what is still open. */
  @Override
  public void close() {
    call(
        () -> {
          if (transaction.getStatus() != jakarta.transaction.Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
          }
          return null;
        });
    thread.shutdownNow();
  }
}
