package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.plan.Shop.Order;
import io.durable.plan.Shop.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchRulesTest {

  @Test
  void aWhenWithoutAnArmIsRefused() {
    assertError(
        "big",
        "it has no arm",
        (flow, order) -> {
          flow.when("big", o -> true, order);
          return flow.done();
        });
  }

  @Test
  void anOnWithoutAnArmIsRefused() {
    assertError(
        "priority",
        "it has no arm",
        (flow, order) -> {
          flow.on("priority", order.map(Order::priority));
          return flow.done();
        });
  }

  @Test
  void anOnThatIsNotFinishedIsRefused() {
    assertError(
        "priority",
        "it does not say what is done for other keys",
        (flow, order) -> {
          flow.on("priority", order.map(Order::priority)).is(Priority.HIGH, flow::done);
          return flow.done();
        });
  }

  @Test
  void anOnWithoutAKeyIsRefused() {
    assertError(
        "priority",
        "it has no arm for a key",
        (flow, order) -> flow.on("priority", order.map(Order::priority)).otherwise(flow::done));
  }

  @Test
  void anEnumBranchThatIsNotExhaustiveIsRefused() {
    assertError(
        "priority",
        "it is said to be exhaustive and has no arm for [LOW]",
        (flow, order) ->
            flow.on("priority", order.map(Order::priority))
                .is(Priority.HIGH, flow::done)
                .exhaustive());
  }

  @Test
  void aBooleanBranchThatIsNotExhaustiveIsRefused() {
    assertError(
        "empty",
        "it is said to be exhaustive and has no arm for [false]",
        (flow, order) ->
            flow.on("empty", order.map(Order::isEmpty)).is(true, flow::done).exhaustive());
  }

  @Test
  void aStringBranchIsNeverExhaustive() {
    assertError(
        "id",
        "has no key of an enum or a boolean",
        (flow, order) -> flow.on("id", order.map(Order::id)).is("a", flow::done).exhaustive());
  }

  @Test
  void aKeyWithTwoArmsIsRefused() {
    assertError(
        "priority",
        "it has two arms for HIGH",
        (flow, order) ->
            flow.on("priority", order.map(Order::priority))
                .is(Priority.HIGH, flow::done)
                .isFail(Priority.HIGH, "no", "No")
                .otherwise(flow::done));
  }

  @Test
  void aSecondOtherwiseIsRefused() {
    var problems =
        Sketch.problems(
            (flow, order) -> {
              var then = flow.when("big", o -> true, order).then(() -> flow.constant("a"));
              then.otherwise(() -> flow.constant("b"));
              return then.otherwise(() -> flow.constant("c"));
            });

    assertThat(problems)
        .extracting(PlanProblem::message)
        .containsExactly("it is finished twice", "it has two arms for otherwise");
  }

  @Test
  void anArmAfterTheEndIsRefused() {
    assertError(
        "priority",
        "it gets one more arm after it was finished",
        (flow, order) -> {
          var arms = flow.on("priority", order.map(Order::priority)).is(Priority.HIGH, flow::done);
          arms.otherwise(flow::done);
          arms.is(Priority.LOW, flow::done);
          return flow.done();
        });
  }

  @Test
  void aKeyOfAnotherKindIsRefused() {
    assertError(
        "lines",
        "it has a key of",
        (flow, order) ->
            flow.on("lines", order.map(Order::lines))
                .is(List.of(), flow::done)
                .is(null, flow::done)
                .otherwise(flow::done));
  }

  @Test
  void aKeyThatIsTooLongForAPathIsRefused() {
    assertError(
        "id",
        "one of its keys has 101 characters",
        (flow, order) ->
            flow.on("id", order.map(Order::id))
                .is("k".repeat(101), flow::done)
                .otherwise(flow::done));
  }

  @Test
  void aHandleInAKeyIsRefused() {
    assertError(
        "id",
        "a key contains a handle",
        (flow, order) ->
            flow.on("id", order.map(Order::id))
                .is("a", flow::done)
                .is("" + order, flow::done)
                .otherwise(flow::done));
  }

  @Test
  void armsOfDifferentTypesAreRefused() {
    assertError(
        "big",
        "its arms have different types: Integer, Long",
        (flow, order) ->
            flow.when("big", o -> true, order)
                .<Number>then(() -> flow.constant(1))
                .otherwise(() -> flow.constant(2L)));
  }

  @Test
  void anArmThatFailsHasEveryType() {
    Sketch.plan(
        (flow, order) ->
            flow.when("big", o -> true, order)
                .then(() -> flow.constant(1))
                .otherwiseFail("no", "No"));
  }

  @Test
  void anArmThatIsNullIsRefused() {
    assertError(
        "big[then]",
        "the arm 'then' is null",
        (flow, order) -> flow.when("big", o -> true, order).then(null));
  }

  @Test
  void anOptionalThatIsUsedThoughThereIsAnOtherwiseIsRefused() {
    assertError(
        "big",
        "its value is used as if it had no .otherwise",
        (flow, order) -> {
          var then = flow.when("big", o -> true, order).then(() -> flow.constant("a"));
          then.otherwise(() -> flow.constant("b"));
          return flow.step("use", o -> "x", then);
        });
  }

  @Test
  void keysOfEveryKindHavePathsThatReadBack() {
    var plan =
        Sketch.plan(
            (flow, order) ->
                flow.on("id", order.map(Order::id))
                    .is("a/b[c]!d", () -> flow.run("x", () -> {}))
                    .is("", () -> flow.run("x", () -> {}))
                    .is("null", () -> flow.run("x", () -> {}))
                    .is(null, () -> flow.run("x", () -> {}))
                    .is("otherwise", () -> flow.run("x", () -> {}))
                    .otherwise(() -> flow.run("x", () -> {})));

    assertThat(plan.nodes())
        .hasSize(7)
        .allSatisfy(node -> assertThat(Path.parse(node.path().toString())).isEqualTo(node.path()));
  }

  @Test
  void aWhenWithoutOtherwiseIsOptionalAndItsSecondArmIsWorthNull() {
    var plan =
        Sketch.plan(
            (flow, order) -> flow.when("big", o -> true, order).then(() -> flow.constant("a")));

    var branch = (BranchNode) plan.node(Path.parse("big")).orElseThrow();
    assertThat(branch.optional()).isTrue();
    assertThat(branch.arms())
        .extracting(BranchNode.Arm::label)
        .containsExactly("then", "otherwise");
  }

  @Test
  void aWhenThatOnlyFailsIsNotOptional() {
    var plan =
        Sketch.plan((flow, order) -> flow.when("big", o -> true, order).thenFail("no", "No"));

    assertThat(((BranchNode) plan.node(Path.parse("big")).orElseThrow()).optional()).isFalse();
  }
}
