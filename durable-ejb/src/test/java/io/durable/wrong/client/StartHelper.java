package io.durable.wrong.client;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/** Its name, its state, its clock, its threads, its log, its connection, its transaction. */
final class StartHelper {
  private static final AtomicLong COUNT = new AtomicLong();

  private final Connection connection;

  StartHelper(Connection connection) {
    this.connection = connection;
  }

  Connection begin(UserTransaction transaction)
      throws NotSupportedException, SystemException, InterruptedException {
    Logger.getLogger("start").info(() -> Instant.now() + " " + COUNT.incrementAndGet());
    var thread = new Thread(() -> {});
    thread.start();
    Thread.sleep(1);
    transaction.begin();
    return connection;
  }
}
