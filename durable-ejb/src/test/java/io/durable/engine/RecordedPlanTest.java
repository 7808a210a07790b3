package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Approval;
import io.durable.Decision;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.Json;
import io.durable.plan.Recorder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The engine on plans that were recorded from a workflow, with values of real types. */
class RecordedPlanTest {

  /** What is ordered. */
  record Order(String id, List<String> lines, BigDecimal total) {}

  /** What the customer gets. */
  record Receipt(String order, Optional<String> approver, List<String> lines) {}

  /** A workflow that uses most of the language. */
  @Durable("fulfilment")
  static final class Fulfilment implements Workflow<Order, Receipt> {
    private final List<String> calls = new ArrayList<>();

    @Override
    public Value<Receipt> define(Flow flow, Value<Order> order) {
      var lines =
          flow.step("reserve", this::reserve, order.map(Order::lines)).compensate(this::release);
      flow.run("spoil", this::spoil, lines);
      var approver =
          flow.when("large", this::large, order)
              .then(() -> approved(flow, order).map(Decision::by));
      flow.sleep("cool", Duration.ofMinutes(10));
      return flow.step("receipt", Receipt::new, order.map(Order::id), approver, lines);
    }

    private Value<Decision> approved(Flow flow, Value<Order> order) {
      Approval verdict =
          flow.approval("risk-desk")
              .prompt("Ship {}?", order.map(Order::id))
              .show(order)
              .role("risk")
              .within(Duration.ofDays(2))
              .orElse(Decision.expired());
      return flow.on("verdict", verdict.map(Decision::outcome))
          .is(Decision.Outcome.APPROVED, () -> verdict)
          .otherwiseFail(
              "turned-down", "{} by {}", verdict.map(Decision::outcome), verdict.map(Decision::by));
    }

    List<String> reserve(List<String> lines) {
      calls.add("reserve " + lines);
      return lines;
    }

    void release(List<String> lines) {
      calls.add("release " + lines);
    }

    void spoil(List<String> lines) {
      lines.clear();
    }

    boolean large(Order order) {
      return order.total().compareTo(BigDecimal.TEN) > 0;
    }
  }

  @Test
  void aSmallOrderGoesThrough() {
    var life = new Life(Recorder.record(new Fulfilment()), order("9.90")).run();

    life.pass(Duration.ofMinutes(10));

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(Json.standard().decode(life.resultJson(), Receipt.class))
        .isEqualTo(new Receipt("o-1", Optional.empty(), List.of("apple", "pear")));
    assertThat(life.rows()).containsExactly("reserve", "spoil", "large", "cool", "receipt");
  }

  @Test
  void aLargeOrderWaitsForItsApprovalAcrossACrash() {
    var life = new Life(Recorder.record(new Fulfilment()), order("99.90")).run();
    var wait = life.openWait("large[then]/risk-desk").orElseThrow();
    assertThat(wait.prompt()).isEqualTo("Ship o-1?");
    assertThat(wait.show().orElseThrow().get("id").stringValue()).isEqualTo("o-1");

    life.answer("large[then]/risk-desk", decision(Decision.Outcome.APPROVED)).crash();
    life.claim(true).run().pass(Duration.ofMinutes(10));

    assertThat(Json.standard().decode(life.resultJson(), Receipt.class))
        .isEqualTo(new Receipt("o-1", Optional.of("ann"), List.of("apple", "pear")));
  }

  @Test
  void aRejectedOrderReleasesWhatItReserved() {
    var workflow = new Fulfilment();
    var life = new Life(Recorder.record(workflow), order("99.90")).run();

    life.answer("large[then]/risk-desk", decision(Decision.Outcome.REJECTED)).run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.failure().orElseThrow().type()).isEqualTo("turned-down");
    assertThat(life.failure().orElseThrow().message()).isEqualTo("REJECTED by ann");
    assertThat(workflow.calls).containsExactly("reserve [apple, pear]", "release [apple, pear]");
  }

  @Test
  void anOrderThatNobodyLooksAtExpires() {
    var life = new Life(Recorder.record(new Fulfilment()), order("99.90")).run();

    life.pass(Duration.ofDays(2));

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.failure().orElseThrow().message()).isEqualTo("EXPIRED by ");
  }

  @Test
  void aStepGetsAFreshCopyWhateverAnotherStepDidToItsOwn() {
    var workflow = new Fulfilment();
    var life = new Life(Recorder.record(workflow), order("9.90")).run();

    life.cancel().run();

    assertThat(workflow.calls).containsExactly("reserve [apple, pear]", "release [apple, pear]");
  }

  private static JsonNode order(String total) {
    var order = new Order("o-1", List.of("apple", "pear"), new BigDecimal(total));
    return Json.standard().encode(order, Order.class);
  }

  private static JsonNode decision(Decision.Outcome outcome) {
    var decision = new Decision(outcome, "", "ann", Optional.of(Life.BEGINNING));
    return Json.standard().encode(decision, Decision.class);
  }
}
