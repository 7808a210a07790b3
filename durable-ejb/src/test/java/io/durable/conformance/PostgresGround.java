package io.durable.conformance;

import io.durable.boundary.JtaTransactions;
import io.durable.boundary.Transactions;
import io.durable.store.SqlStore;
import io.durable.store.Store;
import io.durable.testing.PlainJta;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Real PostgreSQL and a real JTA transaction manager, in this JVM. */
final class PostgresGround implements Ground {
  private static final int CONNECTIONS = 16;

  private final PlainJta jta = PlainJta.onNewDatabase(CONNECTIONS);
  private final SqlStore store = new SqlStore(jta.dataSource());
  private final Transactions transactions =
      new JtaTransactions(jta.userTransaction(), jta.registry());
  private Duration offset = Duration.ZERO;

  PlainJta jta() {
    return jta;
  }

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
    return Optional.empty();
  }

  @Override
  public void pass(Duration time) {
    offset = offset.plus(time);
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "create or replace function durable.clock() returns timestamptz language sql volatile as"
              + " 'select clock_timestamp() + interval ''%d milliseconds'''"
                  .formatted(offset.toMillis()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    store.close();
    jta.close();
  }
}
