package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.InvalidConfiguration;
import io.durable.store.Schema.Mode;
import io.durable.testing.PlainJta;
import io.durable.testing.PostgresFixture;
import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The schema at start-up. */
class SchemaTest {

  @Test
  void twoNodesThatStartAtTheSameMomentMigrateOnce() throws Exception {
    try (var jta = new PlainJta(PostgresFixture.newDatabase(), 10)) {
      var together = new CyclicBarrier(4);
      var threads = Executors.newFixedThreadPool(4);

      var nodes =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            together.await(10, TimeUnit.SECONDS);
                            new Schema(jta.dataSource()).apply(Mode.MIGRATE);
                            return null;
                          }))
              .toList();
      nodes.forEach(Session::done);
      threads.shutdownNow();

      assertThat(number(jta, "select count(*) from durable.schema_history where version = 1"))
          .isEqualTo(1);
    }
  }

  @Test
  void anEmptyDatabaseIsNotValid() {
    try (var jta = new PlainJta(PostgresFixture.newDatabase(), 2)) {
      assertThatThrownBy(() -> new Schema(jta.dataSource()).apply(Mode.VALIDATE))
          .isInstanceOf(InvalidConfiguration.class)
          .hasMessageContaining("V001__executions.sql")
          .hasMessageContaining("durable.schema=migrate");
      assertThatCode(() -> new Schema(jta.dataSource()).apply(Mode.OFF)).doesNotThrowAnyException();
    }
  }

  @Test
  void aMigratedDatabaseIsValidAndMigratedOnlyOnce() {
    try (var jta = PlainJta.onNewDatabase(2)) {
      var schema = new Schema(jta.dataSource());

      assertThatCode(() -> schema.apply(Mode.VALIDATE)).doesNotThrowAnyException();
      assertThatCode(() -> schema.apply(Mode.MIGRATE)).doesNotThrowAnyException();
    }
  }

  @Test
  void theSqlThatIsPrintedForAnAdministratorMakesAValidSchema() throws SQLException {
    try (var jta = new PlainJta(PostgresFixture.newDatabase(), 2)) {
      execute(jta, Schema.sql());

      assertThatCode(() -> new Schema(jta.dataSource()).apply(Mode.VALIDATE))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aFilledSchemaOfTheFirstVersionIsMigrated() throws Exception {
    try (var jta = new PlainJta(PostgresFixture.newDatabase(), 2)) {
      execute(jta, Schema.sql().substring(0, Schema.sql().indexOf("\n-- V002")));
      execute(
          jta,
          "insert into durable.plan (hash, workflow, plan, saved_at) values ('h', 'orders', '{}', now())");

      new Schema(jta.dataSource()).apply(Mode.MIGRATE);

      assertThat(
              number(
                  jta,
                  "select count(*) from durable.plan where hash = 'h' and last_served is not null"))
          .isEqualTo(1);
    }
  }

  @Test
  void aSchemaOfAnotherOriginIsRefused() throws SQLException {
    try (var jta = PlainJta.onNewDatabase(2)) {
      execute(jta, "update durable.schema_history set checksum = 'other'");

      assertThatThrownBy(() -> new Schema(jta.dataSource()).apply(Mode.MIGRATE))
          .isInstanceOf(InvalidConfiguration.class)
          .hasMessageContaining("another V001__executions.sql");
    }
  }

  @Test
  void aSchemaOfANewerVersionIsAccepted() throws SQLException {
    try (var jta = PlainJta.onNewDatabase(2)) {
      execute(
          jta,
          "insert into durable.schema_history (version, file, checksum) values (99, 'later', 'x')");

      assertThatCode(() -> new Schema(jta.dataSource()).apply(Mode.VALIDATE))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aMigrationThatFailsLeavesNothingBehind() throws SQLException {
    try (var jta = new PlainJta(PostgresFixture.newDatabase(), 2)) {
      execute(jta, "create schema durable; create table durable.journal (mine text)");

      assertThatThrownBy(() -> new Schema(jta.dataSource()).apply(Mode.MIGRATE))
          .isInstanceOf(InvalidConfiguration.class)
          .hasMessageContaining("journal");

      assertThat(number(jta, "select count(*) from pg_tables where schemaname = 'durable'"))
          .isEqualTo(1);
    }
  }

  @Test
  void anOldPostgresqlIsRefusedWithItsVersion() {
    assertThatThrownBy(() -> Schema.requireVersion(13, "13.21"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("PostgreSQL 14 or newer")
        .hasMessageContaining("13.21");
    assertThatCode(() -> Schema.requireVersion(14, "14.0")).doesNotThrowAnyException();
  }

  private static void execute(PlainJta jta, String sql) throws SQLException {
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(PlainJta jta, String sql) throws SQLException {
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
