package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGTERM: the node signs off and hands over what it runs, within its drain. */
@ExtendWith(ServerUnderTest.Parameter.class)
class OrderlyStopIT {

  /** {@code durable.drain} is 20 seconds; what is left is the server's own. */
  private static final Duration LIMIT = Duration.ofSeconds(29);

  private final ServerUnderTest server;
  private final ExamplesClient examples;

  OrderlyStopIT(ServerUnderTest server) {
    this.server = server;
    this.examples = new ExamplesClient(server);
  }

  @Test
  void anIdleNodeSignsOffAndTheServerEnds() throws SQLException {
    assertThat(number("select count(*) from durable.node")).isPositive();

    var time = stop();

    assertThat(number("select count(*) from durable.node")).isZero();
    assertThat(time).isLessThan(LIMIT);
    server.start();
  }

  @Test
  void aStepThatOutlivesTheDrainIsHandedOver() throws SQLException {
    var order = examples.start("order-fulfilment", "order-slow.json");
    examples.awaitLedger(order, "CHARGED");

    var time = stop();

    assertThat(number("select count(*) from durable.node")).isZero();
    assertThat(time).isLessThan(LIMIT);
    server.start();
    examples.awaitStatus(order, "COMPLETED");
  }

  private Duration stop() {
    var begin = System.nanoTime();
    server.process().stop();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private long number(String sql) throws SQLException {
    try (var connection = server.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
