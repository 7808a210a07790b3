package io.durable.examples.order;

import static io.durable.Decision.Outcome.APPROVED;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;

import io.durable.Decision;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From an order to a parcel. Whatever fails on the way, the stock and the money come back. */
@Durable("order-fulfilment")
public class OrderFulfilment implements Workflow<Order, Receipt> {
  private final Stock stock;
  private final Payments payments;
  private final Warehouse warehouse;
  private final BigDecimal limit;

  /**
   * Called by CDI.
   *
   * @param limit orders that cost more are shown to the risk desk
   */
  @Inject
  public OrderFulfilment(
      Stock stock,
      Payments payments,
      Warehouse warehouse,
      @ConfigProperty(name = "examples.orders.limit", defaultValue = "500") BigDecimal limit) {
    this.stock = stock;
    this.payments = payments;
    this.warehouse = warehouse;
    this.limit = limit;
  }

  @Override
  public Value<Receipt> define(Flow flow, Value<Order> order) {
    var reservation = flow.step("reserve", stock::reserve, order).compensate(stock::release);

    var approver =
        flow.when("large", this::isLarge, order)
            .then(() -> askRiskDesk(flow, order))
            .otherwise(() -> flow.constant("nobody"));

    var payment =
        flow.step("charge", payments::charge, order)
            .external() // a remote call: no transaction is held open around it
            .timeout(ofSeconds(10))
            .retry(Retry.exponential(5, ofSeconds(1)).jitter(0.25).except(CardDeclined.class))
            .compensate(payments::refund)
            .compensateInDoubt(payments::refundIfCharged);

    var parcel = flow.step("pack", warehouse::pack, order, reservation);

    return flow.combine(Receipt::new, order.map(Order::id), payment, parcel, approver);
  }

  private Value<String> askRiskDesk(Flow flow, Value<Order> order) {
    var verdict =
        flow.approval("risk-desk")
            .prompt("Ship order {} for {}?", order.map(Order::id), order.map(Order::total))
            .show(order.map(Order::lines))
            .role("risk")
            .within(ofDays(2))
            .orElse(Decision.expired());

    return flow.on("verdict", verdict.map(Decision::outcome))
        .is(APPROVED, () -> verdict.map(Decision::by))
        .otherwiseFail(
            "turned-down",
            "{}: {}",
            verdict.map(Decision::outcome),
            verdict.map(Decision::comment));
  }

  private boolean isLarge(Order order) {
    return order.total().compareTo(limit) > 0;
  }
}
