package io.durable.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Plain JDBC on the connection that the current transaction shares: closing it gives it back to the
 * transaction. No driver classes and no driver properties: every parameter whose type PostgreSQL
 * cannot guess is cast in the SQL.
 */
final class Database {
  static final String UNIQUE_VIOLATION = "23505";

  private final DataSource source;

  Database(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query. */
  <T> List<T> query(String sql, Reading<T> reading, Object... parameters) {
    try (var connection = source.getConnection();
        var statement = bound(connection, sql, parameters);
        var rows = statement.executeQuery()) {
      var read = new ArrayList<T>();
      while (rows.next()) {
        read.add(reading.read(rows));
      }
      return read;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The only row of a query that has at most one. */
  <T> Optional<T> queryOne(String sql, Reading<T> reading, Object... parameters) {
    var rows = query(sql, reading, parameters);
    if (rows.size() > 1) {
      throw new IllegalStateException(rows.size() + " rows where there is at most one:\n" + sql);
    }
    return rows.stream().findFirst();
  }

  /** The number of rows that were written. */
  int update(String sql, Object... parameters) {
    try (var connection = source.getConnection();
        var statement = bound(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A command without parameters and result. */
  void execute(String sql) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreFailed failed(SQLException cause) {
    return new StoreFailed("the database refused: " + cause.getMessage(), cause);
  }

  private static PreparedStatement bound(Connection connection, String sql, Object... parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      for (var i = 0; i < parameters.length; i++) {
        bind(statement, i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, int index, Object parameter)
      throws SQLException {
    var value = parameter instanceof Optional<?> optional ? optional.orElse(null) : parameter;
    if (value == null) {
      statement.setNull(index, Types.VARCHAR);
    } else if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof UUID id) {
      statement.setObject(index, id);
    } else if (value instanceof Instant time) {
      statement.setObject(index, time.atOffset(ZoneOffset.UTC));
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Integer number) {
      statement.setInt(index, number);
    } else if (value instanceof Boolean yes) {
      statement.setBoolean(index, yes);
    } else {
      throw new IllegalArgumentException("cannot bind a " + value.getClass().getName());
    }
  }

  static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Optional<UUID> optionalId(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
