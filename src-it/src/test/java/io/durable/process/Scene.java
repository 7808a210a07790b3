package io.durable.process;

import io.durable.Status;
import io.durable.store.Schema;
import io.durable.testing.PostgresFixture;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** The database as the test looks at it: with a connection of its own, past the engine. */
final class Scene implements AutoCloseable {
  private final String jdbcUrl;
  private Connection connection;

  /** On a new database with the engine's schema and a business table without unique keys. */
  static Scene onNewDatabase() {
    return new Scene(PostgresFixture.newDatabase());
  }

  Scene(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    new Schema(source).apply(Schema.Mode.MIGRATE);
    connect();
    run(
        "create table if not exists business"
            + " (execution uuid, name text, path text, attempt integer, boot integer)");
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  void connect() {
    try {
      connection = DriverManager.getConnection(jdbcUrl);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An execution by the name of its case. */
  record Seen(UUID execution, String name, Status status, long token, int rows) {}

  /** A line of the journal, without times. */
  record Line(String name, String kind, String path, int attempt, String outcome, String failure) {
    @Override
    public String toString() {
      return "%s %s %d %s %s".formatted(kind, path, attempt, outcome, failure).strip();
    }
  }

  /** A row of the users' own. */
  record Business(String name, String path, int attempt, int boot) {}

  /** An open question. */
  record Open(UUID id, String name, String path) {}

  Map<String, Seen> executions() {
    return query(
            """
            select e.id, e.business_key, e.status, e.token,
                   (select count(*) from durable.journal j where j.execution = e.id) as rows
            from durable.execution e
            """,
            row ->
                new Seen(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    Status.valueOf(row.getString(3)),
                    row.getLong(4),
                    row.getInt(5)))
        .stream()
        .collect(Collectors.toMap(Seen::name, seen -> seen));
  }

  /** All journals, each in the order of completion. */
  List<Line> journal() {
    return query(
        """
        select e.business_key, j.kind, j.path, j.attempt, j.outcome,
               coalesce(j.failure ->> 'type', '') || ' ' || coalesce(j.failure ->> 'message', '')
        from durable.journal j
        join durable.execution e on e.id = j.execution
        order by e.id, j.sequence
        """,
        row ->
            new Line(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6)));
  }

  List<Business> business() {
    return query(
        "select name, path, attempt, boot from business",
        row -> new Business(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)));
  }

  List<Open> open() {
    return query(
        """
        select w.id, e.business_key, w.path
        from durable.wait w
        join durable.execution e on e.id = w.execution
        where w.state = 'OPEN'
        """,
        row -> new Open(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
  }

  /** How many executions are owned by nodes of other boots. */
  int ownedByTheDead(int boot) {
    return number(
        """
        select count(*)
        from durable.execution e
        where e.owner is not null
          and not exists (
            select from durable.node n where n.id = e.owner and n.name = 'boot-%d')
        """
            .formatted(boot));
  }

  int number(String sql) {
    return query(sql, row -> row.getInt(1)).get(0);
  }

  void run(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a row. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Reading<T> reading) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var read = new ArrayList<T>();
      while (rows.next()) {
        read.add(reading.read(rows));
      }
      return read;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
