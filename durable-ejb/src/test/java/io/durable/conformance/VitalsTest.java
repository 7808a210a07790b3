package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.boundary.Settings;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node says of its health. */
class VitalsTest {
  private static final Settings.Times SHORT_LEASE =
      new Settings.Times(
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofMillis(100),
          Duration.ofMillis(100),
          Duration.ofSeconds(10));

  private final PostgresGround ground = new PostgresGround();
  private final Rig rig = new Rig(ground, SHORT_LEASE, new Plain());

  @Durable("plain")
  static class Plain implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return in;
    }
  }

  @Test
  void itIsStartedReadyAndAliveWhileItRuns() {
    assertThat(rig.vitals().started()).isTrue();
    await().untilAsserted(() -> assertThat(rig.vitals().ready()).isTrue());
    assertThat(rig.vitals().alive()).isTrue();
  }

  @Test
  void itIsNotReadyWhileNoHeartbeatGetsThroughAndReadyAgainAfterThat() throws Exception {
    await().untilAsserted(() -> assertThat(rig.vitals().ready()).isTrue());

    execute("alter table durable.node rename to away");

    await().untilAsserted(() -> assertThat(rig.vitals().ready()).isFalse());
    assertThat(rig.vitals().alive()).isTrue();

    execute("alter table durable.away rename to node");

    await().untilAsserted(() -> assertThat(rig.vitals().ready()).isTrue());
  }

  @Test
  void itTakesNoWorkOnceItStops() {
    await().untilAsserted(() -> assertThat(rig.vitals().ready()).isTrue());

    rig.stopNode();

    assertThat(rig.vitals().ready()).isFalse();
    assertThat(rig.vitals().alive()).isTrue();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = ground.jta().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
