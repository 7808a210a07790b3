package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.plan.Shop.Line;
import io.durable.plan.Shop.Order;
import io.durable.plan.Sketch.Body;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of arms, items, rounds, questions and children is in the hash. */
class ConstructHashTest {

  private static void assertSame(Body one, Body other) {
    assertThat(Sketch.plan(one).hash()).isEqualTo(Sketch.plan(other).hash());
  }

  private static void assertDifferent(Body... bodies) {
    var hashes = new HashSet<String>();
    for (var body : bodies) {
      assertThat(hashes.add(Sketch.plan(body).hash())).isTrue();
    }
  }

  @Test
  void theJoinAndTheNumberThatIsNeededChangeIt() {
    assertDifferent(
        (flow, order) -> flow.all("x", List.of(flow::done, flow::done, flow::done)),
        (flow, order) -> flow.all("x", flow::done, flow::done, flow::done, (a, b, c) -> a),
        (flow, order) -> flow.allOutcomes("x", List.of(flow::done, flow::done, flow::done)),
        (flow, order) -> flow.first("x", flow::done, flow::done, flow::done),
        (flow, order) -> flow.first("x", flow::done, flow::done),
        (flow, order) -> flow.quorum("x", 1, List.of(flow::done, flow::done, flow::done)),
        (flow, order) -> flow.quorum("x", 2, List.of(flow::done, flow::done, flow::done)));
  }

  @Test
  void theWayOfItemsChangesItAndTheirWidthDoesNot() {
    assertSame(
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l),
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l).concurrently(7));
    assertSame(
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l).distributed(2),
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l).distributed(7));
    assertDifferent(
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l),
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l.map(Line::sku)),
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l).collecting(),
        (flow, order) -> flow.forEach("x", order.map(Order::lines), l -> l).distributed(2),
        (flow, order) ->
            flow.forEach("x", order.map(Order::lines), l -> l.map(Line::sku)).distributed(2),
        (flow, order) ->
            flow.forEach("x", order.map(Order::lines), l -> l.map(Line::quantity)).distributed(2));
  }

  @Test
  void theShapeOfRoundsChangesItAndTheirNumberDoesNot() {
    assertSame(
        (flow, order) -> flow.repeat("x", order, o -> o).until(o -> true).atMost(2),
        (flow, order) -> flow.repeat("x", order, o -> o).until(o -> false).atMost(3));
    assertDifferent(
        (flow, order) -> flow.repeat("x", order, o -> o).until(o -> true).atMost(2),
        (flow, order) -> flow.repeat("x", order.map(Order::id), o -> o).until(o -> true).atMost(2));
  }

  @Test
  void theTimeForAnswersDoesNotChangeIt() {
    assertSame(
        (flow, order) ->
            flow.anyOf("x", () -> flow.approval("a"), () -> flow.approval("b"))
                .within(Duration.ofDays(1)),
        (flow, order) ->
            flow.anyOf("x", () -> flow.approval("a"), () -> flow.approval("b"))
                .within(Duration.ofDays(2)));
    assertDifferent(
        (flow, order) -> flow.anyOf("x", () -> flow.approval("a"), () -> flow.approval("b")),
        (flow, order) -> flow.first("x", () -> flow.approval("a"), () -> flow.approval("b")),
        (flow, order) ->
            flow.allOf("x", List.of(() -> flow.approval("a"), () -> flow.approval("b"))));
  }

  @Test
  void whatAChildIsChangesItAndWhatBecomesOfItDoesNot() {
    assertSame(
        (flow, order) -> flow.child("x", "billing", String.class, order),
        (flow, order) -> flow.child("x", "billing", String.class, order).abandon());
    assertDifferent(
        (flow, order) -> flow.child("x", "billing", String.class, order),
        (flow, order) -> flow.child("x", "packing", String.class, order),
        (flow, order) -> flow.child("x", "billing", Integer.class, order),
        (flow, order) -> flow.child("x", "billing", String.class, order.map(Order::id)),
        (flow, order) -> flow.spawn("x", "billing", order));
  }

  @Test
  void aHeartbeatAndTheTimeOfTheWholeDoNotChangeIt() {
    assertSame(
        (flow, order) -> flow.step("x", Order::id, order),
        (flow, order) -> {
          flow.timeout(Duration.ofDays(1));
          return flow.step("x", Order::id, order).heartbeat(Duration.ofSeconds(3));
        });
  }
}
