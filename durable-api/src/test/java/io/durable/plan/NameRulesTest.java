package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.InvalidPlan;
import io.durable.Value;
import io.durable.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

  @Test
  void oneNameForTwoNodesOfABlockIsRefused() {
    assertError(
        "pack",
        "the name 'pack' is taken twice",
        (flow, order) -> {
          flow.run("pack", () -> {});
          return flow.run("pack", () -> {});
        });
  }

  @Test
  void oneNameInTwoBlocksIsTwoPaths() {
    var plan =
        Sketch.plan(
            (flow, order) -> {
              flow.run("pack", () -> {});
              return flow.when("big", o -> true, order)
                  .then(() -> flow.run("pack", () -> {}))
                  .otherwise(() -> flow.run("pack", () -> {}));
            });

    assertThat(plan.nodes())
        .extracting(node -> node.path().toString())
        .containsExactly("pack", "big", "big[then]/pack", "big[otherwise]/pack");
  }

  @Test
  void anEmptyNameIsRefused() {
    assertError("(no name)", "the name is empty", (flow, order) -> flow.run("", () -> {}));
  }

  @Test
  void aNullNameIsRefused() {
    assertError("(no name)", "null is no name", (flow, order) -> flow.run(null, () -> {}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a[1]", "a!undo", "-a", "é", "a\n"})
  void aNameThatWouldNotReadBackFromAPathIsRefused(String name) {
    assertError(name, "is no name", (flow, order) -> flow.run(name, () -> {}));
  }

  @Test
  void aNameOfMoreThanAHundredCharactersIsRefused() {
    var name = "n".repeat(101);

    assertThat(Sketch.problems((flow, order) -> flow.run(name, () -> {})))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("has 101 characters"));
  }

  @Test
  void aPathOfMoreThanAThousandCharactersIsRefused() {
    var problems = Sketch.problems((flow, order) -> nested(flow, order, 12));

    assertThat(problems)
        .allSatisfy(problem -> assertThat(problem.message()).contains("its path has"));
    assertThat(problems.get(0).message()).contains("has 1060 characters");
  }

  private static Value<Done> nested(Flow flow, Value<Shop.Order> order, int depth) {
    if (depth == 0) {
      return flow.done();
    }
    return flow.when("n".repeat(90), o -> true, order)
        .then(() -> nested(flow, order, depth - 1))
        .otherwise(flow::done);
  }

  @Test
  void aHandleInANameIsRefusedAsWhatItIs() {
    var problems = Sketch.problems((flow, order) -> flow.run("pack-" + order, () -> {}));

    assertThat(problems)
        .extracting(PlanProblem::message)
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("its name contains a handle (the value of the input)"));
  }

  @Test
  void theNameOfAFailureIsANameToo() {
    assertError("not so", "is no name", (flow, order) -> flow.fail("not so", "It failed"));
  }

  @Durable("not a name")
  static class BadlyNamed implements Workflow<String, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<String> input) {
      return flow.done();
    }
  }

  @Test
  void aWorkflowWithABadNameIsRefused() {
    assertThatThrownBy(() -> Recorder.record(new BadlyNamed()))
        .isInstanceOf(InvalidPlan.class)
        .hasMessageContaining("the workflow: of the workflow 'not a name' is no name");
  }

  static class Unnamed implements Workflow<String, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<String> input) {
      return flow.done();
    }
  }

  @Test
  void aWorkflowWithoutANameIsRefused() {
    assertThatThrownBy(() -> Recorder.record(new Unnamed()))
        .isInstanceOf(InvalidPlan.class)
        .hasMessageContaining("Unnamed has no name")
        .hasMessageContaining("@Durable");
  }
}
