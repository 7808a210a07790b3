package io.durable.plan;

import static io.durable.Decision.Outcome.APPROVED;

import io.durable.Decision;
import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.TypeRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A small shop that uses every word of the language once. */
final class Shop {

  private Shop() {}

  record Line(String sku, int quantity) {}

  record Order(String id, List<Line> lines, BigDecimal total, Priority priority) {
    boolean isEmpty() {
      return lines.isEmpty();
    }
  }

  enum Priority {
    HIGH,
    LOW
  }

  record Reservation(UUID id, List<Line> lines) {}

  record Score(double risk) {}

  record Payment(String id, BigDecimal amount) {}

  record Parcel(String tracking) {}

  record Receipt(Payment payment, List<String> labels, String approver, Optional<Parcel> gift) {}

  static class CardDeclined extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  interface Stock {
    Reservation reserve(List<Line> lines);

    void release(Reservation reservation);
  }

  interface Payments {
    Payment charge(Order order, Score score) throws CardDeclined;

    void refund(Order order, Score score, Payment payment);

    void findAndRefund(Order order, Score score, String idempotencyKey);
  }

  /** A stock that has everything. */
  static final class FullStock implements Stock {
    @Override
    public Reservation reserve(List<Line> lines) {
      return new Reservation(new UUID(0, 1), lines);
    }

    @Override
    public void release(Reservation reservation) {}
  }

  /** Payments that are made. */
  static final class RichPayments implements Payments {
    @Override
    public Payment charge(Order order, Score score) {
      return new Payment("p-" + order.id(), order.total());
    }

    @Override
    public void refund(Order order, Score score, Payment payment) {}

    @Override
    public void findAndRefund(Order order, Score score, String idempotencyKey) {}
  }

  static OrderFulfilment orderFulfilment() {
    return new OrderFulfilment(new FullStock(), new RichPayments());
  }

  @Durable("order-fulfilment")
  static class OrderFulfilment implements Workflow<Order, Receipt> {
    private final Stock stock;
    private final Payments payments;

    OrderFulfilment(Stock stock, Payments payments) {
      this.stock = stock;
      this.payments = payments;
    }

    @Override
    public Value<Receipt> define(Flow flow, Value<Order> order) {
      flow.when("empty", Order::isEmpty, order)
          .thenFail("nothing-ordered", "Order {} has no lines", order.map(Order::id));
      flow.step("reserve", stock::reserve, order.map(Order::lines)).compensate(stock::release);
      var score = flow.step("score", this::score, order);

      var approver =
          flow.when("risky", this::isRisky, order, score)
              .then(() -> askRiskDesk(flow, order))
              .otherwise(() -> flow.constant("nobody"));

      var charge =
          flow.step("charge", payments::charge, order, score)
              .retry(
                  Retry.exponential(5, Duration.ofSeconds(2))
                      .jitter(0.25)
                      .except(CardDeclined.class))
              .timeout(Duration.ofSeconds(30))
              .external()
              .compensateWith(payments::refund)
              .compensateInDoubt(payments::findAndRefund);

      var gift = flow.when("generous", this::isGenerous, charge).then(() -> packGift(flow, order));

      var labels =
          flow.step("labels", o -> o.lines().stream().map(Line::sku).toList(), order)
              .as(new TypeRef<List<String>>() {});
      flow.sleep("cooling-off", Duration.ofDays(14));
      flow.run("announce", this::announce, order, labels);
      return flow.step("receipt", Receipt::new, charge, labels, approver, gift);
    }

    private Value<String> askRiskDesk(Flow flow, Value<Order> order) {
      var verdict =
          flow.approval("risk-desk")
              .prompt("Ship order {} over {}?", order.map(Order::id), order.map(Order::total))
              .show(order)
              .role("risk")
              .within(Duration.ofDays(2))
              .orElse(Decision.expired());
      return flow.on("verdict", verdict.map(Decision::outcome))
          .is(APPROVED, () -> verdict.map(Decision::by))
          .otherwise(() -> flow.fail("turned-down", verdict.map(Decision::comment)));
    }

    private Value<Parcel> packGift(Flow flow, Value<Order> order) {
      var colour = flow.choice("colour", List.of("red", "blue")).prompt("Which ribbon?");
      var packed =
          flow.event("packed", Parcel.class)
              .named("parcel-packed")
              .correlate(order.map(Order::id))
              .within(Duration.ofHours(8));
      return flow.combine(this::tie, packed, colour);
    }

    private Score score(Order order) {
      return new Score(order.lines().size());
    }

    private boolean isRisky(Order order, Score score) {
      return score.risk() > 3;
    }

    private boolean isGenerous(Payment payment) {
      return payment.amount().signum() > 0;
    }

    private Parcel tie(Parcel parcel, String colour) {
      return parcel;
    }

    private void announce(Order order, List<String> labels) {}
  }

  static String label(Order order) {
    return order.id();
  }

  static Line label(Integer quantity) {
    return new Line("label", quantity);
  }

  static <T> T first(List<T> items) {
    return items.get(0);
  }

  /** Takes the forms that the order does not take; it exists to be compiled. */
  @Durable("forms")
  static class Forms implements Workflow<Order, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<Order> order) {
      var count = order.map(o -> o.lines().size());
      flow.on("priority", order.map(Order::priority))
          .is(Priority.HIGH, () -> flow.constant(1))
          .is(Priority.LOW, () -> flow.constant(2))
          .exhaustive();
      flow.on("count", count)
          .isFail(0, "none", "No lines")
          .is(1, () -> flow.constant("one"))
          .is(null, () -> flow.constant("unknown"))
          .otherwiseFail("many", "{} lines in {}", count, order.map(Order::id));
      flow.on("sku", order.map(Order::id))
          .is("a/b", flow::done)
          .is("", flow::done)
          .is("otherwise", flow::done)
          .otherwise(flow::done);
      flow.on("sure", order.map(Order::isEmpty))
          .is(true, () -> flow.constant(Optional.class.getSimpleName()))
          .isFail(false, "unsure", "Not sure")
          .exhaustive();
      var sum = flow.combine((a, b, c) -> a + b + c, count, count, flow.constant(3));
      flow.when("big", sum.map(s -> s > 10)).thenFail("too-big", sum.map(String::valueOf));
      var wait = flow.input("delay", Duration.class).prompt("How long?").role("risk", "desk");
      flow.sleep("some-time", wait);
      var names = flow.input("names", new TypeRef<List<String>>() {});
      flow.event("sign", new TypeRef<List<Line>>() {});
      flow.choice("pick", Priority.class).within(Duration.ofDays(1)).orElse(Priority.LOW);
      flow.step("nothing", () -> "x").compensateWith(r -> {}).external().compensateInDoubt(k -> {});
      flow.step("overloaded", Shop::label, order);
      flow.step("overloaded-otherwise", Shop::label, flow.constant(3));
      flow.step("first", Shop::first, order.map(Order::lines));
      flow.step("made", Line::new, order.map(Order::id), flow.constant(1));
      flow.run("act", () -> {});
      flow.run("five", (a, b, c, d, e) -> {}, names, count, count, count, count)
          .compensateWith((a, b, c, d, e, done) -> {});
      return flow.done();
    }
  }
}
