package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGTERM: the node signs off within its drain, also while a step runs. */
@ExtendWith(ServerUnderTest.Parameter.class)
class OrderlyStopIT {

  /** {@code durable.drain} is 20 seconds; what is left is the server's own. */
  private static final Duration LIMIT = Duration.ofSeconds(29);

  private final ServerUnderTest server;
  private final ExamplesClient examples;
  private final Sql sql;

  OrderlyStopIT(ServerUnderTest server) {
    this.server = server;
    this.examples = new ExamplesClient(server);
    this.sql = new Sql(server.database().dataSource());
  }

  @Test
  void anIdleNodeSignsOffAndTheServerEnds() {
    assertThat(sql.number("select count(*) from durable.node")).isPositive();

    var time = stop();

    assertThat(sql.number("select count(*) from durable.node")).isZero();
    assertThat(time).isLessThan(LIMIT);
    server.start();
  }

  @Test
  void aStepThatOutlivesTheDrainKeepsTheServerNoLongerAndItsOrderGoesOn() {
    var order = examples.start("order-fulfilment", "order-slow.json");
    examples.awaitLedger(order, "CHARGED");

    var time = stop();

    assertThat(sql.number("select count(*) from durable.node")).isZero();
    assertThat(time).isLessThan(LIMIT);
    server.start();
    examples.awaitStatus(order, "COMPLETED");
  }

  private Duration stop() {
    var begin = System.nanoTime();
    server.process().stop();
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
