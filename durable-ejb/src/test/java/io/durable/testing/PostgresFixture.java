package io.durable.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests of a JVM, on a port of its own, with a database for each who
 * asks. Ends with the JVM.
 */
public final class PostgresFixture {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresFixture() {}

  /** Started on first use. */
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setServerConfig("pg_stat_statements.track_utility", "off")
            .setServerConfig("max_connections", "200")
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The JDBC address of a new, empty database. */
  public static String newDatabase() {
    var name = "test_" + DATABASES.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(Server.RUNNING.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return Server.RUNNING.getJdbcUrl("postgres", name);
    } catch (SQLException e) {
      throw new IllegalStateException("no new database: " + e.getMessage(), e);
    }
  }
}
