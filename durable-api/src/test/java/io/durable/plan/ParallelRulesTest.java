package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Value;
import io.durable.function.Fn2;
import io.durable.plan.ParallelNode.Join;
import io.durable.plan.Shop.Order;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ParallelRulesTest {

  private static ParallelNode only(Plan plan) {
    return (ParallelNode) plan.node(Path.parse("both")).orElseThrow();
  }

  @Test
  void armsAreNumberedAndTheirJoinIsAPureFunction() {
    var definition =
        Sketch.definition(
            (flow, order) ->
                flow.all(
                    "both",
                    () -> flow.step("a", () -> "x"),
                    () -> flow.step("b", () -> 1),
                    Shop.Line::new));

    var node = only(definition.plan());
    assertThat(node.join()).isEqualTo(Join.ALL);
    assertThat(node.needed()).isEqualTo(2);
    assertThat(definition.code().pure()).containsKey(node.joiner().orElseThrow());
    assertThat(definition.plan().nodes())
        .extracting(n -> n.path().toString())
        .containsExactly("both", "both[0]/a", "both[1]/b");
  }

  @Test
  void everyJoinSaysHowManyAreNeeded() {
    assertThat(only(Sketch.plan((flow, order) -> flow.first("both", flow::done, flow::done))))
        .satisfies(node -> assertThat(node.needed()).isEqualTo(1));
    assertThat(
            only(
                Sketch.plan(
                    (flow, order) ->
                        flow.quorum("both", 2, List.of(flow::done, flow::done, flow::done)))))
        .satisfies(node -> assertThat(node.needed()).isEqualTo(2));
    assertThat(
            only(
                Sketch.plan(
                    (flow, order) -> flow.allOutcomes("both", List.of(flow::done, flow::done)))))
        .satisfies(node -> assertThat(node.needed()).isEqualTo(2));
  }

  @Test
  void armsMayHaveNodesOfTheSameName() {
    Sketch.plan(
        (flow, order) ->
            flow.first(
                "both", () -> flow.step("ask", () -> "x"), () -> flow.step("ask", () -> "y")));
  }

  @Test
  void aNameThatIsTakenTwiceInOneArmIsRefused() {
    assertError(
        "both[0]/a",
        "the name 'a' is taken twice in one block",
        (flow, order) ->
            flow.first(
                "both",
                () -> {
                  flow.run("a", () -> {});
                  return flow.run("a", () -> {});
                },
                flow::done));
  }

  @Test
  void aListWithoutArmsIsRefused() {
    assertError("both", "it has no arms", (flow, order) -> flow.all("both", List.of()));
    assertError(
        "both",
        "it has no arms",
        (flow, order) -> flow.quorum("both", 1, (List<Supplier<Value<String>>>) null));
  }

  @Test
  void anArmThatIsNullIsRefused() {
    assertError(
        "both[1]",
        "the arm '1' is null",
        (flow, order) ->
            flow.allOutcomes("both", Arrays.<Supplier<Value<?>>>asList(flow::done, null)));
  }

  @Test
  void anArmThatReturnsNullIsRefused() {
    assertError(
        "both[0]",
        "what the arm returns is null",
        (flow, order) -> flow.first("both", () -> null, flow::done));
  }

  @Test
  void aJoinWithoutAFunctionIsRefused() {
    assertError(
        "both",
        "the function that joins its arms is null",
        (flow, order) ->
            flow.all("both", flow::done, flow::done, (Fn2<Object, Object, String>) null));
  }

  @Test
  void aQuorumOutOfRangeIsRefused() {
    assertError(
        "both",
        "of its 2 arms 3 are needed",
        (flow, order) -> flow.quorum("both", 3, List.of(flow::done, flow::done)));
    assertError(
        "both",
        "of its 2 arms 0 are needed",
        (flow, order) -> flow.quorum("both", 0, List.of(flow::done, flow::done)));
  }

  @Test
  void armsOfDifferentTypesAreRefused() {
    assertError(
        "both",
        "its arms have different types: Integer, Long",
        (flow, order) ->
            flow.<Number>first("both", () -> flow.constant(1), () -> flow.constant(2L)));
  }

  @Test
  void aValueOfOneArmInAnotherIsRefused() {
    assertError(
        "both[1]/use",
        "input 1 needs the result of both[0]/make outside the arm in which it is made",
        (flow, order) -> {
          var leaked = new AtomicReference<Value<String>>();
          return flow.first(
              "both",
              () -> {
                leaked.set(flow.step("make", () -> "x"));
                return leaked.get();
              },
              () -> flow.step("use", (String s) -> s, leaked.get()));
        });
  }

  @Test
  void aJoinWhoseTypeALambdaHidesIsRefusedWhereTheTypeIsNeeded() {
    assertError(
        "ask",
        "the type of what it shows is not known",
        (flow, order) -> {
          var both = flow.all("both", flow::done, flow::done, (a, b) -> List.of("x"));
          return flow.approval("ask").show(both);
        });
  }

  @Test
  void theTypesOfTheArmsAreTheTypeOfTheWhole() {
    Sketch.plan(
        (flow, order) -> {
          List<Supplier<? extends Value<String>>> ids =
              List.of(() -> order.map(Order::id), () -> flow.step("id", Order::id, order));
          var all = flow.all("all", ids);
          var outcomes = flow.allOutcomes("outcomes", ids);
          flow.approval("ask-all").show(all);
          return flow.approval("ask-outcomes").show(outcomes);
        });
  }

  @Test
  void armsInsideOneAnotherAreNotNestedWithoutEnd() {
    var problems = Sketch.problems(ParallelRulesTest::endless);

    assertThat(problems)
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("arms are nested more than 64 deep"));
  }

  private static Value<?> endless(io.durable.Flow flow, Value<Order> order) {
    return flow.forEach("n", order.map(Order::lines), line -> endless(flow, order));
  }
}
