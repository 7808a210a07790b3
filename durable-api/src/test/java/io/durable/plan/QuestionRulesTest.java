package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.AnyOf;
import io.durable.Flow;
import io.durable.plan.Expression.Constant;
import io.durable.plan.Expression.Projection;
import io.durable.plan.Expression.WinnerRef;
import io.durable.plan.ParallelNode.Join;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionRulesTest {

  private static AnyOf<String> paid(Flow flow) {
    return flow.anyOf(
        "paid", () -> flow.event("card", String.class), () -> flow.event("transfer", String.class));
  }

  private static ParallelNode only(Plan plan) {
    return (ParallelNode) plan.node(Path.parse("paid")).orElseThrow();
  }

  @Test
  void theFirstAnswerIsThatOfArmsThatOnlyWait() {
    var node =
        only(Sketch.plan((flow, order) -> paid(flow).within(Duration.ofDays(1)).orElse("nobody")));

    assertThat(node.waits()).isTrue();
    assertThat(node.join()).isEqualTo(Join.FIRST);
    assertThat(node.within()).contains(Duration.ofDays(1));
    assertThat(node.orElse()).get().isInstanceOf(Constant.class);
  }

  @Test
  void allAnswersAreJoined() {
    var node =
        only(
            Sketch.plan(
                (flow, order) ->
                    flow.allOf(
                            "paid",
                            () -> flow.event("card", String.class),
                            () -> flow.approval("approve").map(d -> 1),
                            Shop.Line::new)
                        .within(Duration.ofDays(1))
                        .orElse(new Shop.Line("none", 0))));

    assertThat(node.waits()).isTrue();
    assertThat(node.join()).isEqualTo(Join.ALL);
    assertThat(node.joiner()).isPresent();
    assertThat(node.orElse()).isPresent();
  }

  @Test
  void theNameOfTheWinnerIsAFunctionOfItsNumber() throws Exception {
    var definition =
        Sketch.definition((flow, order) -> flow.step("use", (String s) -> s, paid(flow).which()));

    var step = (StepNode) definition.plan().node(Path.parse("use")).orElseThrow();
    var name = (Projection) step.inputs().get(0);
    assertThat(name.source()).isEqualTo(new WinnerRef(Path.parse("paid")));
    var function = definition.code().pure().get(name.number());
    assertThat(function.invoke(List.of(1))).isEqualTo("transfer");
    assertThat(function.invoke(List.of(-1))).isNull();
  }

  @Test
  void anArmThatDoesWorkIsRefused() {
    assertError(
        "paid[1]",
        "the arm does more than wait: work",
        (flow, order) ->
            flow.anyOf(
                "paid",
                () -> flow.event("card", String.class),
                () -> {
                  flow.sleep("nap", Duration.ofDays(1));
                  return flow.step("work", () -> "x");
                }));
  }

  @Test
  void anArmThatWaitsForNothingIsRefused() {
    assertError(
        "paid[0]",
        "the arm waits for nothing",
        (flow, order) ->
            flow.allOf(
                "paid", List.of(() -> flow.constant("x"), () -> flow.event("e", String.class))));
  }

  @Test
  void aDeadlineThatIsNotPositiveIsRefused() {
    assertError(
        "paid",
        "its time for an answer is PT0S",
        (flow, order) -> paid(flow).within(Duration.ZERO));
  }

  @Test
  void anOrElseWithoutADeadlineIsRefused() {
    assertError(
        "paid",
        "it has .orElse and no time after which it counts",
        (flow, order) -> paid(flow).orElse("nobody"));
  }

  @Test
  void anOrElseWhoseTypeIsHiddenIsRefused() {
    assertError(
        "paid",
        "the type of its answer is not known",
        (flow, order) ->
            flow.anyOf(
                    "paid",
                    () -> flow.event("a", String.class).map(s -> List.of(s)),
                    () -> flow.event("b", String.class).map(s -> List.of(s)))
                .within(Duration.ofDays(1))
                .orElse(new ArrayList<>()));
  }
}
