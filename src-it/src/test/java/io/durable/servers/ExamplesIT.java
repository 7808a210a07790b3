package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample inputs end as the README says. */
@ExtendWith(ServerUnderTest.Parameter.class)
class ExamplesIT {

  private final ExamplesClient examples;

  ExamplesIT(ServerUnderTest server) {
    this.examples = new ExamplesClient(server);
  }

  @Test
  void aSmallOrderCompletesAtOnce() {
    var order = examples.start("order-fulfilment", "order-small.json");

    examples.awaitStatus(order, "COMPLETED");
    assertThat(examples.ledger(order)).containsExactly("CHARGED");
  }

  @Test
  void aLargeOrderWaitsForOneApproval() {
    var order = examples.start("order-fulfilment", "order-large.json");
    var question = examples.awaitQuestion(order);
    examples.awaitStatus(order, "WAITING");

    assertThat(examples.approve(question)).isEqualTo(200);

    examples.awaitStatus(order, "COMPLETED");
    assertThat(examples.approve(question)).isEqualTo(409);
  }

  @Test
  void aDeclinedOrderGivesItsStockBack() {
    var before = examples.stock();

    var order = examples.start("order-fulfilment", "order-declined.json");

    examples.awaitStatus(order, "COMPENSATED");
    assertThat(examples.stock()).isEqualTo(before);
    assertThat(examples.ledger(order)).containsExactly("DECLINED");
  }

  @Test
  void anExpenseWantsTwoApprovals() {
    var expense = examples.start("expense-approval", "expense.json");

    var first = examples.awaitQuestion(expense);
    assertThat(examples.approve(first)).isEqualTo(200);
    var second = examples.awaitAnotherQuestion(expense, first);
    assertThat(examples.approve(second)).isEqualTo(200);

    examples.awaitStatus(expense, "COMPLETED");
  }

  @Test
  void aTripIsBooked() {
    examples.awaitStatus(examples.start("trip-booking", "trip.json"), "COMPLETED");
  }

  @Test
  void aTripWhoseThirdBookingFailsIsUndone() {
    examples.awaitStatus(examples.start("trip-booking", "trip-failing.json"), "COMPENSATED");
  }
}
