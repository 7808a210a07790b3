package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * SIGKILL of the server, at several points of an order; the witness of the examples counts the
 * effects.
 */
@ExtendWith(ServerUnderTest.Parameter.class)
class KilledServerIT {

  private final ServerUnderTest server;
  private final ExamplesClient examples;

  KilledServerIT(ServerUnderTest server) {
    this.server = server;
    this.examples = new ExamplesClient(server);
  }

  @Test
  void anOrderThatWaitsIsStillAnsweredAfterAKill() {
    var order = examples.start("order-fulfilment", "order-large.json");
    var question = examples.awaitQuestion(order);

    server.killAndStart();

    assertThat(examples.awaitQuestion(order)).isEqualTo(question);
    assertThat(examples.approve(question)).isEqualTo(200);
    examples.awaitStatus(order, "COMPLETED");
    assertNothingRanTwice(order);
  }

  @Test
  void anOrderGoesOnFromTheStepInWhichTheServerDied() {
    var order = examples.start("order-fulfilment", "order-slow.json");
    examples.awaitLedger(order, "CHARGED");

    server.killAndStart();

    examples.awaitStatus(order, "COMPLETED");
    assertNothingRanTwice(order);
  }

  @Test
  void anAnswerThatCommittedJustBeforeAKillIsNotLost() {
    var order = examples.start("order-fulfilment", "order-large.json");
    var question = examples.awaitQuestion(order);
    assertThat(examples.approve(question)).isEqualTo(200);

    server.killAndStart();

    examples.awaitStatus(order, "COMPLETED");
    assertNothingRanTwice(order);
  }

  @Test
  void aStartThatCommittedJustBeforeAKillIsNotLost() {
    var order = examples.start("order-fulfilment", "order-small.json");

    server.killAndStart();

    examples.awaitStatus(order, "COMPLETED");
    assertNothingRanTwice(order);
  }

  /**
   * The external charge may be asked for again after a kill: under its key the bank takes it once.
   */
  private void assertNothingRanTwice(String order) {
    assertThat(examples.witness(order))
        .filteredOn(saw -> saw.startsWith("reserved"))
        .as("reservations")
        .hasSize(1);
    assertThat(examples.witness(order))
        .filteredOn(saw -> saw.startsWith("packed"))
        .as("parcels")
        .hasSize(1);
    assertThat(examples.ledger(order))
        .filteredOn(effect -> effect.equals("CHARGED"))
        .as("charges")
        .hasSize(1);
  }
}
