package io.durable.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Asks a database beside the server, by hand.
 *
 * @param source gives connections of its own
 */
record Sql(DataSource source) {

  /** What a statement or a row gives. */
  @FunctionalInterface
  interface Reading<A, B> {
    B of(A from) throws SQLException;
  }

  /** Changes something. */
  void execute(String sql) {
    with(sql, List.of(), PreparedStatement::execute);
  }

  /** The only number of the only row. */
  long number(String sql) {
    var numbers = rows(row -> row.getLong(1), sql);
    if (numbers.size() != 1) {
      throw new IllegalStateException(numbers.size() + " rows and not one: " + sql);
    }
    return numbers.get(0);
  }

  /** What each row gives. */
  <T> List<T> rows(Reading<ResultSet, T> reading, String sql, String... parameters) {
    return with(
        sql,
        List.of(parameters),
        statement -> {
          try (var rows = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
              read.add(reading.of(rows));
            }
            return read;
          }
        });
  }

  private <T> T with(String sql, List<String> parameters, Reading<PreparedStatement, T> work) {
    try (Connection connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      return work.of(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: " + sql, e);
    }
  }
}
