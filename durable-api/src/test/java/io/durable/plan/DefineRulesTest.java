package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Done;
import io.durable.Flow;
import io.durable.Value;
import io.durable.plan.Shop.Order;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DefineRulesTest {

  @Test
  void whatDefineThrowsIsAProblemWithItsCause() {
    var failure = new IllegalArgumentException("boom");

    var refused =
        Sketch.refused(
            (flow, order) -> {
              throw failure;
            });

    assertThat(refused).hasCause(failure);
    assertThat(refused)
        .hasMessageContaining("define threw java.lang.IllegalArgumentException: boom");
  }

  @Test
  void whatOneArmThrowsDoesNotHideTheProblemsOfTheNext() {
    var problems =
        Sketch.problems(
            (flow, order) ->
                flow.when("big", o -> true, order)
                    .then(
                        () -> {
                          throw new IllegalStateException("first");
                        })
                    .otherwise(
                        () -> {
                          throw new IllegalStateException("second");
                        }));

    assertThat(problems)
        .extracting(problem -> problem.path().toString())
        .containsExactly("big[then]", "big[otherwise]");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    var problems =
        Sketch.problems(
            (flow, order) -> {
              flow.run("", () -> {});
              flow.run("slow", () -> {}).timeout(Duration.ZERO);
              flow.approval("ask").role(" ").prompt("Ship {}?");
              flow.sleep("back", Duration.ofSeconds(-1));
              return flow.on("priority", order.map(Order::priority))
                  .is(Shop.Priority.HIGH, flow::done)
                  .exhaustive();
            });

    assertThat(problems)
        .extracting(problem -> problem.path().toString())
        .containsExactly("(no name)", "slow", "ask", "ask", "back", "priority");
  }

  @Test
  void aTextWithAHandleInItIsRefused() {
    assertError(
        "no",
        "its message contains a handle (the value of the input)",
        (flow, order) -> flow.fail("no", "Refused: " + order));
  }

  @Test
  void aConstantWithAHandleInItIsRefused() {
    assertError(
        "",
        "a constant contains a handle (the value of map of the input)",
        (flow, order) -> flow.constant("Order " + order.map(Order::id)));
  }

  @Test
  void aTemplateHasAValueForEachPlace() {
    assertError(
        "no",
        "its message has 2 {} and 1 value",
        (flow, order) -> flow.fail("no", "{} and {}", order));
    assertError(
        "no", "its message has 0 {} and 1 value", (flow, order) -> flow.fail("no", "x", order));
  }

  @Test
  void aTextThatIsNullIsRefused() {
    assertError("no", "its message is null", (flow, order) -> flow.fail("no", (String) null));
  }

  @Test
  void sixtyFourArmsInsideOneAnotherAreTaken() {
    assertThat(Sketch.plan((flow, order) -> nested(flow, order, 64)).nodes()).hasSize(64);
  }

  @Test
  void sixtyFiveArmsInsideOneAnotherAreRefused() {
    var problems = Sketch.problems((flow, order) -> nested(flow, order, 65));

    assertThat(problems)
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("arms are nested more than 64 deep"));
  }

  @Test
  void aDefineThatCallsItselfForEverInItsArmsIsRefused() {
    var problems = Sketch.problems((flow, order) -> nested(flow, order, Integer.MAX_VALUE));

    assertThat(problems)
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("arms are nested more than 64 deep"));
  }

  @Test
  void aDefineThatCallsItselfForEverInBothArmsIsRefused() {
    assertThat(Sketch.problems(DefineRulesTest::endless)).hasSize(1);
  }

  private static Value<Done> endless(Flow flow, Value<Order> order) {
    return flow.when("n", o -> true, order)
        .then(() -> endless(flow, order))
        .otherwise(() -> endless(flow, order));
  }

  private static Value<Done> nested(Flow flow, Value<Order> order, int depth) {
    return depth == 0
        ? flow.done()
        : flow.when("n", o -> true, order)
            .then(() -> nested(flow, order, depth - 1))
            .otherwise(flow::done);
  }

  @Test
  void aDefineThatOverflowsTheStackIsRefused() {
    var refused = Sketch.refused((flow, order) -> overflow(order, 1));

    assertThat(refused).hasCauseInstanceOf(StackOverflowError.class);
  }

  private static Value<?> overflow(Value<Order> order, int depth) {
    return depth == 0 ? order : overflow(order, depth + 1).map(x -> x);
  }

  @Test
  void aLoopThatRecordsWithoutEndIsRefused() {
    var problems =
        Sketch.problems(
            (flow, order) -> {
              for (int i = 0; ; i++) {
                flow.run("n" + i, () -> {});
              }
            });

    assertThat(problems)
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("more than 10000 nodes"));
  }

  @Test
  void aValueOfThousandsOfProjectionsIsRefused() {
    var problems =
        Sketch.problems(
            (flow, order) -> {
              var value = order.map(Order::id);
              for (int i = 0; i < 20; i++) {
                value = flow.combine((a, b) -> a, value, value);
              }
              return flow.step("use", (String s) -> s, value);
            });

    assertThat(problems.get(0).message()).contains("made of more than 1000 calls");
  }

  @Test
  void aMapWithoutAFunctionIsRefused() {
    assertError("", "map of the input has no function", (flow, order) -> order.map(null));
    assertError("", "combine has no function", (flow, order) -> flow.combine(null, order, order));
  }
}
