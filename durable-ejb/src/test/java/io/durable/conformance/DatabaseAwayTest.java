package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.DatabaseUnavailable;
import io.durable.Durable;
import io.durable.ExecutionQuery;
import io.durable.Flow;
import io.durable.Status;
import io.durable.UnknownExecution;
import io.durable.Value;
import io.durable.Workflow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers are told when PostgreSQL is away, or would refuse what they say. */
class DatabaseAwayTest {
  private final PostgresGround ground = new PostgresGround();
  private Rig rig;

  @Durable("plain")
  static class Plain implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return in;
    }
  }

  @BeforeEach
  void aNode() {
    rig = new Rig(ground, new Plain());
  }

  @Test
  void aCallerWhoseConnectionWasCutIsToldToTryAgain() throws Exception {
    assertThatThrownBy(() -> cutOff(() -> rig.client().start(Plain.class, "x")))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("the transaction of the caller cannot commit");
    assertThatThrownBy(() -> cutOff(() -> rig.client().list(ExecutionQuery.all())))
        .isInstanceOf(DatabaseUnavailable.class);

    var again = rig.client().start(Plain.class, "x").id();
    assertThat(rig.end(again).execution().status()).isEqualTo(Status.COMPLETED);
  }

  /** Ends the session of the caller's transaction before the call. */
  private <T> T cutOff(Supplier<T> call) throws Exception {
    var transaction = ground.jta().userTransaction();
    transaction.begin();
    try {
      var pid = pid();
      endSession(pid);
      return call.get();
    } finally {
      transaction.rollback();
    }
  }

  private int pid() throws SQLException {
    try (var connection = ground.jta().dataSource().getConnection();
        var rows = connection.createStatement().executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void endSession(int pid) throws Exception {
    var other =
        new Thread(
            () -> {
              try (Connection connection = ground.jta().dataSource().getConnection()) {
                connection.createStatement().execute("select pg_terminate_backend(" + pid + ")");
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    other.join();
  }

  @Test
  void aForgedCursorIsRefusedBeforeTheDatabaseDoes() {
    var forged =
        Base64.getUrlEncoder()
            .encodeToString(
                (Instant.MAX + " " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> rig.client().list(ExecutionQuery.all().after(forged)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not the cursor");
  }

  @Test
  void anEventIdOrKeyThatCannotBeStoredLeavesTheTransactionUsable() throws Exception {
    var transaction = ground.jta().userTransaction();
    transaction.begin();
    var client = rig.client();

    assertThatThrownBy(() -> client.sendEvent("a\0b", "paid", "x", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.sendEvent("key", "paid", "x", Optional.of("i".repeat(5000))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.sendEvent(UUID.randomUUID(), "paid", "x", Optional.of("a\0b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.sendEvent(UUID.randomUUID(), "paid", "x", Optional.of("e")))
        .isInstanceOf(UnknownExecution.class);
    var id = client.start(Plain.class, "x").id();
    transaction.commit();

    assertThat(rig.end(id).execution().status()).isEqualTo(Status.COMPLETED);
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
