package io.durable.examples.order;

import static io.durable.Status.COMPENSATED;
import static io.durable.Status.COMPLETED;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Caller;
import io.durable.examples.order.Order.Line;
import io.durable.rehearsal.Rehearsal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rehearsed: no server, no database, and the days pass in no time. */
class OrderFulfilmentTest {
  private static final Caller RITA = Caller.of("rita", "risk"::equals);

  private final Rehearsal rehearsal =
      Rehearsal.of(
              new OrderFulfilment(
                  new Stock(), new Payments(), new Warehouse(), new BigDecimal("500")))
          .gives("reserve", new Reservation("A-1", Map.of("tea", 1)))
          .gives("reserve!undo", null)
          .fake("charge", (Order order) -> new Payment("charge-1", order.total()))
          .gives("charge!undo", null)
          .gives("pack", new Parcel("parcel-1"));

  @Test
  void aLargeOrderIsShippedWhenTheRiskDeskSaysSo() {
    var order = rehearsal.start(OrderFulfilment.class, orderOf(900));

    assertThat(order.waits()).containsExactly("large[then]/risk-desk");
    assertThat(order.done()).containsExactly("reserve");

    order.approve("large[then]/risk-desk", RITA, "known customer");

    assertThat(order.status()).isEqualTo(COMPLETED);
    assertThat(order.result().approvedBy()).isEqualTo("rita");
  }

  @Test
  void theStockComesBackWhenNobodyDecidesForTwoDays() {
    var order = rehearsal.start(OrderFulfilment.class, orderOf(900)).pass(ofDays(2));

    assertThat(order.status()).isEqualTo(COMPENSATED);
    assertThat(order.failure().message()).startsWith("EXPIRED");
    assertThat(order.undone()).containsExactly("reserve");
  }

  @Test
  void aDeclinedCardIsAskedOnceAndABankThatIsAwayAgain() {
    rehearsal
        .fails("charge", 1, new IOException("away"))
        .fails("charge", 2, new CardDeclined("A-1"));

    var order = rehearsal.start(OrderFulfilment.class, orderOf(20)).finish();

    assertThat(order.status()).isEqualTo(COMPENSATED);
    assertThat(order.attempts("charge")).isEqualTo(2);
    assertThat(order.undone()).containsExactly("reserve");
  }

  @Test
  void theMoneyComesBackBeforeTheStockWhenPackingFails() {
    rehearsal.fails("pack", new IOException("no box"));

    var order = rehearsal.start(OrderFulfilment.class, orderOf(20)).finish();

    assertThat(order.undone()).containsExactly("charge", "reserve");
  }

  @Test
  void aCrashAfterTheChargeChargesNobodyTwice() {
    rehearsal.crashesAfter("charge");

    var order = rehearsal.start(OrderFulfilment.class, orderOf(20));

    assertThat(order.status()).isEqualTo(COMPLETED);
    assertThat(order.attempts("charge")).isEqualTo(1);
  }

  private static Order orderOf(int total) {
    var line = new Line("tea", 1, BigDecimal.valueOf(total));
    return new Order("A-1", "Ada", List.of(line), "4000", Optional.empty());
  }

  @AfterEach
  void close() {
    rehearsal.close();
  }
}
