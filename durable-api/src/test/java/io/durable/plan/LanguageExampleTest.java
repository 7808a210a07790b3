package io.durable.plan;

import static io.durable.Decision.Outcome.APPROVED;
import static io.durable.OnFailure.hold;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Decision;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Value;
import io.durable.Workflow;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The example of the whole language compiles, and records what it says. */
class LanguageExampleTest {

  record Line(String sku, int quantity) {}

  record Order(String id, List<Line> lines, BigDecimal total) {}

  record Reservation(UUID id) {}

  record Score(double risk) {}

  record Checks(Reservation reservation, Score score) {}

  record Payment(String id) {}

  record Invoice(String number) {}

  record Receipt(Payment payment, List<String> labels, Invoice invoice, String approver) {}

  static class CardDeclined extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  interface Stock {
    Reservation reserve(List<Line> lines);

    void release(Reservation reservation);
  }

  interface Payments {
    Payment charge(Order order);

    void refund(Payment payment);
  }

  interface Carriers {
    String label(Line line);
  }

  @Durable("invoice")
  static class InvoiceWorkflow implements Workflow<Order, Invoice> {
    @Override
    public Value<Invoice> define(Flow flow, Value<Order> order) {
      return flow.step("number", o -> new Invoice(o.id()), order);
    }
  }

  @Durable("order-fulfilment")
  static class OrderFulfilment implements Workflow<Order, Receipt> {
    private final Stock stock = stock();
    private final Payments payments = payments();
    private final Carriers carriers = line -> line.sku();

    @Override
    public Value<Receipt> define(Flow flow, Value<Order> order) {
      flow.timeout(ofDays(30));
      flow.onFailure(hold());
      var checks =
          flow.all(
              "checks",
              () ->
                  flow.step("reserve", stock::reserve, order.map(Order::lines))
                      .compensate(stock::release),
              () -> flow.step("score", this::score, order),
              Checks::new);

      var approver =
          flow.when("risky", this::isRisky, checks)
              .then(() -> askRiskDesk(flow, order))
              .otherwise(() -> flow.constant("nobody"));

      var charge =
          flow.step("charge", payments::charge, order)
              .retry(Retry.exponential(5, ofSeconds(2)).jitter(0.25).except(CardDeclined.class))
              .timeout(ofSeconds(30))
              .external()
              .compensate(payments::refund);

      var labels =
          flow.forEach(
                  "labels",
                  order.map(Order::lines),
                  line -> flow.step("print", carriers::label, line))
              .concurrently(4);

      var invoice = flow.child("invoice", InvoiceWorkflow.class, order);
      flow.sleep("cooling-off", ofDays(14));
      return flow.step("receipt", Receipt::new, charge, labels, invoice, approver);
    }

    private Value<String> askRiskDesk(Flow flow, Value<Order> order) {
      var verdict =
          flow.approval("risk-desk")
              .prompt("Ship this order?")
              .show(order)
              .role("risk")
              .within(ofDays(2))
              .orElse(Decision.expired());
      return flow.on("verdict", verdict.map(Decision::outcome))
          .is(APPROVED, () -> verdict.map(Decision::by))
          .otherwise(() -> flow.fail("turned-down", verdict.map(Decision::comment)));
    }

    private Score score(Order order) {
      return new Score(order.lines().size());
    }

    private boolean isRisky(Checks checks) {
      return checks.score().risk() > 3;
    }
  }

  private static Stock stock() {
    return new Stock() {
      @Override
      public Reservation reserve(List<Line> lines) {
        return new Reservation(new UUID(0, 1));
      }

      @Override
      public void release(Reservation reservation) {}
    };
  }

  private static Payments payments() {
    return new Payments() {
      @Override
      public Payment charge(Order order) {
        return new Payment(order.id());
      }

      @Override
      public void refund(Payment payment) {}
    };
  }

  @Test
  void theOutlineOfTheExample() {
    assertThat(Flow.planOf(new OrderFulfilment()).outline())
        .isEqualTo(
            """
            order-fulfilment
              input {id: string, lines: [{sku: string, quantity: int}], total: decimal}
              result {payment: {id: string}, labels: [string], invoice: {number: string}, approver: string}
              timeout 30d
              a failure is held
            all checks
              joined by join1
              0
                step reserve(map2(input))
                  result {id: uuid}
                  undo with the result
                = checks[0]/reserve
              1
                step score(input)
                  result {risk: double}
                = checks[1]/score
            branch risky(combine3(checks))
              then
                approval risk-desk
                  answer {outcome: APPROVED|REJECTED|EXPIRED, comment: string, by: string, at: instant?}
                  prompt "Ship this order?"
                  shows input
                  role risk
                  within 2d
                  or else {"at":null,"by":"","comment":"","outcome":"EXPIRED"}
                branch verdict(map4(risky[then]/risk-desk))
                  APPROVED = map5(risky[then]/risk-desk)
                  otherwise
                    fail turned-down "{}" (map6(risky[then]/risk-desk))
                = risky[then]/verdict
              otherwise = "nobody"
            step charge(input)
              result {id: string}
              external
              up to 5 attempts, exponential from 2s by 2.0, jitter 0.25, except CardDeclined
              timeout 30s
              undo with the result
            for-each labels(map7(input))
              item {sku: string, quantity: int}
              concurrent 4
              step print(item of labels)
                result string
              = labels[*]/print
            child invoice = invoice(input)
              result {number: string}
            sleep cooling-off("PT336H")
            step receipt(charge, labels, invoice, risky)
              result {payment: {id: string}, labels: [string], invoice: {number: string}, approver: string}
            = receipt
            """);
  }
}
