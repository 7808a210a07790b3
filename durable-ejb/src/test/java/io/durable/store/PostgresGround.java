package io.durable.store;

import io.durable.testing.PlainJta;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** The store in a real PostgreSQL, in a database of its own. */
final class PostgresGround implements Ground {
  private final PlainJta jta = PlainJta.onNewDatabase(30);
  private final SqlStore store = new SqlStore(jta.dataSource());
  private Duration offset = Duration.ZERO;

  @Override
  public Store store() {
    return store;
  }

  PlainJta jta() {
    return jta;
  }

  @Override
  public <T> T tx(Callable<T> work) {
    var transaction = jta.userTransaction();
    try {
      transaction.begin();
      T result;
      try {
        result = work.call();
      } catch (Exception | Error e) {
        transaction.rollback();
        throw e;
      }
      transaction.commit();
      return result;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All sessions see the new clock at once, also those of other processes. */
  @Override
  public void advance(Duration time) {
    offset = offset.plus(time);
    execute(
        """
        create or replace function durable.clock() returns timestamptz
        language sql volatile
        as 'select clock_timestamp() + interval ''%s'''
        """
            .formatted(offset));
  }

  /** Outside of any transaction. */
  void execute(String sql) {
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All rows of a text, outside of any transaction. */
  String text(String sql) {
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var lines = new StringBuilder();
      while (rows.next()) {
        lines.append(rows.getString(1)).append('\n');
      }
      return lines.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Outside of any transaction. */
  long number(String sql) {
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
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
