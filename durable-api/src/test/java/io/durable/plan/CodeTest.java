package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Decision;
import io.durable.Done;
import io.durable.plan.Shop.Line;
import io.durable.plan.Shop.Order;
import io.durable.plan.Shop.Parcel;
import io.durable.plan.Shop.Priority;
import io.durable.plan.Shop.Receipt;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeTest {
  private static final BigDecimal TOTAL = new BigDecimal("9.90");

  private static Order order(int lines) {
    var all = IntStream.range(0, lines).mapToObj(i -> new Line("sku" + i, i)).toList();
    return new Order("o1", all, TOTAL, Priority.HIGH);
  }

  private static Decision decision(Decision.Outcome outcome) {
    return new Decision(outcome, "because", "eve", Optional.of(Instant.EPOCH));
  }

  private static Walk shop(Order order, Decision decision) {
    return new Walk(
        Recorder.record(Shop.orderFulfilment()),
        order,
        Map.of(
            "risky[then]/risk-desk",
            decision,
            "generous[then]/colour",
            "red",
            "generous[then]/packed",
            new Parcel("t1")));
  }

  @Test
  void anOrderGoesAllTheWay() throws Exception {
    var receipt = (Receipt) shop(order(2), Decision.expired()).run();

    assertThat(receipt)
        .isEqualTo(
            new Receipt(
                new Shop.Payment("p-o1", TOTAL),
                List.of("sku0", "sku1"),
                "nobody",
                Optional.of(new Parcel("t1"))));
  }

  @Test
  void theOtherArmIsTakenWithTheAnswerOfTheDesk() throws Exception {
    var receipt = (Receipt) shop(order(5), decision(Decision.Outcome.APPROVED)).run();

    assertThat(receipt.approver()).isEqualTo("eve");
  }

  @Test
  void aFailureHasTheTextOfItsTemplate() {
    assertThatThrownBy(() -> shop(order(5), decision(Decision.Outcome.REJECTED)).run())
        .hasMessage("turned-down: because");
    assertThatThrownBy(() -> shop(order(0), Decision.expired()).run())
        .hasMessage("nothing-ordered: Order o1 has no lines");
  }

  @Test
  void everyUndoCanBeCalled() throws Exception {
    var walk = shop(order(2), Decision.expired());
    walk.run();

    assertThat(walk.undo()).containsExactly("undo reserve", "undo charge", "in doubt charge");
  }

  @Test
  void everyFormOfTheLanguageCanBeCalled() throws Exception {
    var walk =
        new Walk(
            Recorder.record(new Shop.Forms()),
            order(1),
            Map.of(
                "delay", Duration.ofHours(1),
                "names", List.of("a", "b"),
                "sign", List.of(new Line("a", 1)),
                "pick", Priority.LOW));

    assertThatThrownBy(walk::run).hasMessage("unsure: Not sure");
  }

  @Test
  void whatIsWrittenToAnEmptyOrderIsDone() throws Exception {
    var walk =
        new Walk(
            Recorder.record(new Shop.Forms()),
            new Order("a/b", List.of(), TOTAL, Priority.LOW),
            Map.of());

    assertThatThrownBy(walk::run).hasMessage("none: No lines");
  }

  @Test
  void everyArityOfStepAndActionIsCalledWithItsInputsInOrder() throws Exception {
    var definition =
        Sketch.definition(
            (flow, order) -> {
              var a = flow.constant("a");
              var b = flow.constant("b");
              var c = flow.constant("c");
              var d = flow.constant("d");
              var s0 = flow.step("s0", () -> "-");
              var s1 = flow.step("s1", x -> "1" + x, a);
              var s2 = flow.step("s2", (x, y) -> "2" + x + y, a, s1);
              var s3 = flow.step("s3", (x, y, z) -> "3" + x + y + z, a, b, s2);
              var s4 = flow.step("s4", (x, y, z, u) -> "4" + x + y + z + u, a, b, c, s3);
              var s5 = flow.step("s5", (x, y, z, u, v) -> "5" + x + y + z + u + v, a, b, c, d, s4);
              var joined = flow.combine((x, y, z, u) -> x + y + z + u, s0, a, b, s5);
              var five = flow.combine((x, y, z, u, v) -> x + y + z + u + v, a, b, c, d, joined);
              flow.run("r0", () -> {});
              flow.run("r1", x -> {}, a);
              flow.run("r2", (x, y) -> {}, a, b);
              flow.run("r3", (x, y, z) -> {}, a, b, c);
              flow.run("r4", (x, y, z, u) -> {}, a, b, c, d);
              flow.run("r5", (x, y, z, u, v) -> {}, a, b, c, d, a)
                  .compensateWith((x, y, z, u, v, done) -> {});
              return flow.fail("told", "{}", five);
            });

    assertThatThrownBy(() -> new Walk(definition, order(1), Map.of()).run())
        .hasMessage("told: abcd-ab5abcd4abc3ab2a1a");
  }

  @Test
  void aValueOfDoneIsTheOneInstanceAfterItWasStored() throws Exception {
    var definition =
        Sketch.definition(
            (flow, order) -> {
              var done = flow.run("act", () -> {});
              var seen = done.map(d -> d == Done.DONE);
              return flow.fail("told", "{} {}", seen, flow.done().map(d -> d == Done.DONE));
            });

    assertThatThrownBy(() -> new Walk(definition, order(1), Map.of()).run())
        .hasMessage("told: true true");
  }

  @Test
  void aNullIsHandedOnByMapAndGivenToCombineAndTests() throws Exception {
    var definition =
        Sketch.definition(
            (flow, order) -> {
              var nothing = flow.step("nothing", o -> (String) null, order);
              var length = nothing.map(String::length);
              flow.when("absent", (String s) -> s == null, nothing).thenFail("told", "{}", length);
              return flow.done();
            });

    assertThatThrownBy(() -> new Walk(definition, order(1), Map.of()).run())
        .hasMessage("told: null");
  }
}
