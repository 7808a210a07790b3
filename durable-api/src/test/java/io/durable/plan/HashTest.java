package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.plan.Shop.Order;
import io.durable.plan.Sketch.Body;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashTest {

  private static void assertSame(Body one, Body other) {
    assertThat(Sketch.plan(one).hash()).isEqualTo(Sketch.plan(other).hash());
  }

  private static void assertDifferent(Body... bodies) {
    var hashes = new HashSet<String>();
    for (var body : bodies) {
      assertThat(hashes.add(Sketch.plan(body).hash())).isTrue();
    }
  }

  record Sum(int amount, String currency) {}

  record Money(String currency, int amount) {}

  static Sum sum(Order order) {
    return new Sum(1, order.id());
  }

  static Money money(Order order) {
    return new Money(order.id(), 1);
  }

  @Test
  void itIsASha256() {
    assertThat(Sketch.plan((flow, order) -> flow.done()).hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void itIsTheSameInEveryRun() {
    assertThat(Recorder.record(Shop.orderFulfilment()).plan().hash())
        .isEqualTo(Recorder.record(Shop.orderFulfilment()).plan().hash());
  }

  @Test
  void otherClassesAndMethodsOfTheSameShapeChangeNothing() {
    assertSame(
        (flow, order) -> flow.step("sum", HashTest::sum, order),
        (flow, order) -> flow.step("sum", HashTest::money, order));
    assertSame(
        (flow, order) -> flow.step("id", Order::id, order),
        (flow, order) -> flow.step("id", o -> o.id() + "!", order));
  }

  @Durable("sketch")
  static class Renamed implements Workflow<Order, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<Order> order) {
      return flow.run("pack", () -> {});
    }
  }

  @Test
  void anotherClassOfTheWorkflowChangesNothing() {
    assertThat(Recorder.record(new Renamed()).plan().hash())
        .isEqualTo(Sketch.plan((flow, order) -> flow.run("pack", () -> {})).hash());
  }

  @Test
  void retriesAndTimesChangeNothing() {
    assertSame(
        (flow, order) -> flow.step("sum", HashTest::sum, order),
        (flow, order) ->
            flow.step("sum", HashTest::sum, order)
                .timeout(Duration.ofSeconds(3))
                .retry(Retry.linear(3, Duration.ofSeconds(1))));
    assertSame(
        (flow, order) -> flow.approval("ask").within(Duration.ofDays(1)),
        (flow, order) -> flow.approval("ask").within(Duration.ofDays(2)));
  }

  @Test
  void textsForPeopleAndRolesChangeNothing() {
    assertSame(
        (flow, order) -> flow.approval("ask").prompt("Ship {}?", order).role("a"),
        (flow, order) -> flow.approval("ask").prompt("Shall we ship {}?", order).role("b"));
  }

  @Test
  void valuesThatNothingUsesChangeNothing() {
    assertSame(
        (flow, order) -> flow.step("id", s -> s, order.map(Order::id)),
        (flow, order) -> {
          order.map(Order::lines);
          flow.constant("unused");
          return flow.step("id", s -> s, order.map(Order::id));
        });
  }

  @Test
  void theOrderOfModifiersChangesNothing() {
    assertSame(
        (flow, order) ->
            flow.approval("ask").prompt("{}", order.map(Order::id)).show(order.map(Order::total)),
        (flow, order) ->
            flow.approval("ask").show(order.map(Order::total)).prompt("{}", order.map(Order::id)));
  }

  @Test
  void namesChangeIt() {
    assertDifferent(
        (flow, order) -> flow.run("pack", () -> {}),
        (flow, order) -> flow.run("wrap", () -> {}),
        (flow, order) -> flow.event("pack", Done.class),
        (flow, order) -> flow.event("pack", Done.class).named("wrap"));
  }

  @Test
  void kindsChangeIt() {
    assertDifferent(
        (flow, order) -> flow.run("x", () -> {}),
        (flow, order) -> flow.sleep("x", Duration.ofDays(1)),
        (flow, order) -> flow.event("x", String.class),
        (flow, order) -> flow.input("x", String.class),
        (flow, order) -> flow.choice("x", List.of("a")),
        (flow, order) -> flow.choice("x", List.of("b")),
        (flow, order) -> flow.approval("x"),
        (flow, order) -> flow.fail("x", "y"),
        (flow, order) -> flow.run("x", () -> {}).external());
  }

  @Test
  void structureChangesIt() {
    assertDifferent(
        (flow, order) -> {
          flow.run("a", () -> {});
          return flow.run("b", () -> {});
        },
        (flow, order) -> {
          flow.run("b", () -> {});
          return flow.run("a", () -> {});
        },
        (flow, order) -> {
          var a = flow.run("a", () -> {});
          flow.run("b", () -> {});
          return a;
        },
        (flow, order) -> flow.when("a", o -> true, order).then(() -> flow.run("b", () -> {})),
        (flow, order) ->
            flow.when("a", o -> true, order)
                .then(() -> flow.run("b", () -> {}))
                .otherwise(flow::done));
  }

  @Test
  void compensationsChangeIt() {
    assertDifferent(
        (flow, order) -> flow.step("id", Order::id, order),
        (flow, order) -> flow.step("id", Order::id, order).compensate(x -> {}),
        (flow, order) -> flow.step("id", Order::id, order).compensateWith((o, x) -> {}),
        (flow, order) -> flow.step("id", Order::id, order).external(),
        (flow, order) ->
            flow.step("id", Order::id, order).external().compensateInDoubt((o, key) -> {}));
  }

  @Test
  void wiringChangesIt() {
    assertDifferent(
        (flow, order) -> {
          var a = flow.step("a", () -> "x");
          flow.step("b", () -> "y");
          return flow.step("c", (String s) -> s, a);
        },
        (flow, order) -> {
          flow.step("a", () -> "x");
          var b = flow.step("b", () -> "y");
          return flow.step("c", (String s) -> s, b);
        },
        (flow, order) -> {
          var a = flow.step("a", () -> "x");
          flow.step("b", () -> "y");
          return flow.step("c", (String s) -> s, a.map(s -> s));
        },
        (flow, order) -> {
          flow.step("a", () -> "x");
          flow.step("b", () -> "y");
          return flow.step("c", (String s) -> s, flow.constant("x"));
        },
        (flow, order) -> {
          flow.step("a", () -> "x");
          flow.step("b", () -> "y");
          return flow.step("c", (String s) -> s, flow.constant("z"));
        });
  }

  @Test
  void oneProjectionUsedTwiceIsNotTwoProjections() {
    assertDifferent(
        (flow, order) -> {
          var id = order.map(Order::id);
          return flow.run("two", (a, b) -> {}, id, id);
        },
        (flow, order) -> flow.run("two", (a, b) -> {}, order.map(Order::id), order.map(Order::id)));
  }

  @Test
  void shapesChangeIt() {
    assertDifferent(
        (flow, order) -> flow.step("x", () -> "x"),
        (flow, order) -> flow.step("x", () -> 1),
        (flow, order) -> flow.step("x", HashTest::sum, order),
        (flow, order) -> flow.event("x", String.class),
        (flow, order) -> flow.event("x", Integer.class));
  }

  @Durable("sketch")
  static class OtherInput implements Workflow<String, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<String> order) {
      return flow.done();
    }
  }

  @Durable("sketch")
  static class OtherResult implements Workflow<Order, String> {
    @Override
    public Value<String> define(Flow flow, Value<Order> order) {
      return flow.constant(null);
    }
  }

  @Test
  void theShapesOfInputAndResultChangeIt() {
    var sketch = Sketch.plan((flow, order) -> flow.done()).hash();

    assertThat(Recorder.record(new OtherInput()).plan().hash()).isNotEqualTo(sketch);
    assertThat(Recorder.record(new OtherResult()).plan().hash()).isNotEqualTo(sketch);
  }
}
