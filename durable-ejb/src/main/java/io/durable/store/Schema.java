package io.durable.store;

import io.durable.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The tables of the engine: schema {@code durable}, brought up to date by numbered SQL files.
 *
 * <p>Runs on a connection of its own, outside any JTA transaction. All that is missing is applied
 * in one transaction under an advisory lock, so that of two nodes which start at the same moment
 * one migrates and the other finds it done, and a file that fails leaves nothing behind. Files only
 * expand; what is no longer needed is dropped a version later, so that nodes of the version before
 * keep working: a history that is ahead of this version is accepted.
 */
public final class Schema {
  private static final System.Logger LOG = System.getLogger(Schema.class.getName());
  private static final int OLDEST_POSTGRESQL = 14;
  private static final String FOLDER = "/io/durable/schema/";
  // Listed and not scanned: scanning a class path differs from server to server.
  private static final List<String> FILES =
      List.of("V001__executions.sql", "V002__plans_last_served.sql", "V003__journal_kinds.sql");

  // Any number will do that nobody else is likely to use: "durable" in ASCII.
  private static final String LOCK =
      """
      select pg_advisory_xact_lock(28274187110476901)
      """;

  // Safe when two nodes run it: under the lock. Asks first, because "create schema if not exists"
  // needs the right to create one also where a DBA has created it already.
  private static final String PREPARE =
      """
      do $$
      begin
        if to_regnamespace('durable') is null then
          create schema durable;
        end if;
      end $$;
      create table if not exists durable.schema_history (
        version     integer     primary key,
        file        text        not null,
        checksum    text        not null,
        applied_at  timestamptz not null default clock_timestamp(),
        applied_by  text        not null default current_user
      )
      """;

  private static final String HAS_HISTORY =
      """
      select to_regclass('durable.schema_history') is not null
      """;

  private static final String HISTORY =
      """
      select version, checksum
      from durable.schema_history
      """;

  // Safe when two nodes run it: under the lock, and the version is the key.
  private static final String RECORD =
      """
      insert into durable.schema_history (version, file, checksum)
      values (?, ?, ?)
      """;

  private final DataSource source;

  /** A schema in this database; nothing is asked yet. */
  public Schema(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** What to do about the schema at start-up: {@code durable.schema}. */
  public enum Mode {
    /** bring it up to date */
    MIGRATE,
    /** refuse to start when it is not up to date */
    VALIDATE,
    /** trust that somebody else did */
    OFF
  }

  /**
   * Does what the mode says. The version of the database is checked in every mode.
   *
   * @throws InvalidConfiguration says what is wrong with the database and what to do
   */
  public void apply(Mode mode) {
    try (var connection = source.getConnection()) {
      requirePostgresql(connection);
      switch (mode) {
        case MIGRATE -> migrate(connection);
        case VALIDATE -> validate(connection);
        case OFF -> LOG.log(System.Logger.Level.DEBUG, "the schema is not looked at");
      }
    } catch (SQLException e) {
      throw new InvalidConfiguration(
          "the schema 'durable' could not be prepared: " + e.getMessage(), e);
    }
  }

  /** All of the SQL in order, for those who apply it by hand and set {@code durable.schema=off}. */
  public static String sql() {
    var all = new StringBuilder(PREPARE.strip()).append(";\n");
    for (var migration : migrations()) {
      all.append("\n-- ").append(migration.file()).append('\n').append(migration.sql());
      all.append(
          "\ninsert into durable.schema_history (version, file, checksum) values (%d, '%s', '%s');\n"
              .formatted(migration.version(), migration.file(), migration.checksum()));
    }
    return all.toString();
  }

  private static void requirePostgresql(Connection connection) throws SQLException {
    var database = connection.getMetaData();
    var product = database.getDatabaseProductName();
    if (!product.equals("PostgreSQL")) {
      throw new InvalidConfiguration(
          "Durable needs PostgreSQL %d or newer; the data source leads to %s"
              .formatted(OLDEST_POSTGRESQL, product));
    }
    requireVersion(database.getDatabaseMajorVersion(), database.getDatabaseProductVersion());
  }

  static void requireVersion(int major, String version) {
    if (major < OLDEST_POSTGRESQL) {
      throw new InvalidConfiguration(
          "Durable needs PostgreSQL %d or newer; the data source leads to PostgreSQL %s"
              .formatted(OLDEST_POSTGRESQL, version));
    }
  }

  private static void migrate(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      execute(connection, LOCK);
      execute(connection, PREPARE);
      var history = history(connection);
      for (var migration : migrations()) {
        if (!history.containsKey(migration.version())) {
          execute(connection, migration.sql());
          record(connection, migration);
          LOG.log(System.Logger.Level.INFO, "schema durable: applied {0}", migration.file());
        }
      }
      connection.commit();
      requireSame(history);
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void validate(Connection connection) throws SQLException {
    var history = hasHistory(connection) ? history(connection) : Map.<Integer, String>of();
    var missing =
        migrations().stream()
            .filter(migration -> !history.containsKey(migration.version()))
            .map(Migration::file)
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidConfiguration(
          "the schema 'durable' lacks "
              + missing
              + "; apply them, or start once with durable.schema=migrate");
    }
    requireSame(history);
  }

  private static void requireSame(Map<Integer, String> history) {
    for (var migration : migrations()) {
      var applied = history.getOrDefault(migration.version(), migration.checksum());
      if (!applied.equals(migration.checksum())) {
        throw new InvalidConfiguration(
            "the schema 'durable' was made by another "
                + migration.file()
                + " than this version ships; the tables cannot be trusted");
      }
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(HAS_HISTORY)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static Map<Integer, String> history(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(HISTORY)) {
      var history = new HashMap<Integer, String>();
      while (rows.next()) {
        history.put(rows.getInt("version"), rows.getString("checksum"));
      }
      return history;
    }
  }

  private static void record(Connection connection, Migration migration) throws SQLException {
    try (var statement = connection.prepareStatement(RECORD)) {
      statement.setInt(1, migration.version());
      statement.setString(2, migration.file());
      statement.setString(3, migration.checksum());
      statement.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Migration> migrations() {
    return FILES.stream().map(Migration::read).toList();
  }

  /** One numbered file. */
  private record Migration(int version, String file, String sql) {

    static Migration read(String file) {
      try (var stream = Schema.class.getResourceAsStream(FOLDER + file)) {
        Objects.requireNonNull(stream, file);
        // Read with line feeds wherever it was checked out, so that the checksum is the same.
        var sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        return new Migration(Integer.parseInt(file.substring(1, 4)), file, sql);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String checksum() {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(sql.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
