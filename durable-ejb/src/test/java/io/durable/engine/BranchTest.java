package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.plan.Definition;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchTest {

  @Test
  void onlyTheChosenArmLeavesRowsAndTheChoiceIsACheckpoint() {
    var life = new Life(colours(), "red").run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.result()).isEqualTo("after[c[red]/x[red]]");
    assertThat(life.rows()).containsExactly("c", "c[red]/x", "after");
    assertThat(life.journal().get(0).value()).contains(Sketch.JSON.stringNode("red"));
  }

  @Test
  void aValueWithoutAnArmOfItsOwnTakesTheRest() {
    var life = new Life(colours(), "mauve").run();

    assertThat(life.rows()).containsExactly("c", "c[otherwise]/z", "after");
  }

  @Test
  void anArmIsEnteredInTheDecisionThatChoseIt() {
    var life = new Life(colours(), "red").claim(false).runNext();

    assertThat(life.lastChanges())
        .hasExactlyElementsOfTypes(Change.Append.class, Change.RunStep.class);
  }

  @Test
  void theChoiceIsEvaluatedOnceAlsoWhenACrashFollowsIt() {
    var life = new Life(colours(), "red").claim(false).runNext();

    life.crashAndTakeOver().run();

    assertThat(life.effects()).containsOnlyOnce("choose c");
    assertThat(life.status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aCrashInsideAnArmResumesOnlyTheRestOfIt() {
    var plan =
        Sketch.plan(
            flow -> {
              var chosen =
                  flow.branch(
                      "c",
                      flow.input(),
                      arms ->
                          arms.otherwise(
                              arm -> {
                                var x = arm.step("x");
                                return arm.step("y", x);
                              }));
              return flow.step("after", chosen);
            });
    var life = new Life(plan, "in").claim(false).runNext().runNext();

    life.crashAndTakeOver().run();

    assertThat(life.effects())
        .containsExactly(
            "choose c",
            "c[otherwise]/x[]",
            "c[otherwise]/y[c[otherwise]/x[]]",
            "after[c[otherwise]/y[c[otherwise]/x[]]]");
  }

  @Test
  void noArmForTheValueIsTheFailureOfTheBranch() {
    var plan =
        Sketch.plan(
            flow -> flow.branch("c", flow.input(), arms -> arms.is("red", arm -> arm.step("x"))));

    var life = new Life(plan, "blue").run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.rows()).containsExactly("c FAILED");
    assertThat(life.failure().orElseThrow().type()).isEqualTo(BranchFrame.NO_ARM);
    assertThat(life.failure().orElseThrow().message()).contains("blue");
  }

  @Test
  void aFailingPredicateFailsTheExecutionAtItsPath() {
    var plan =
        Sketch.plan(
            flow -> {
              var broken =
                  flow.map(
                      flow.input(),
                      arguments -> {
                        throw new StackOverflowError("too deep");
                      });
              return flow.branch("c", broken, arms -> arms.otherwise(arm -> arm.step("x")));
            });

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.failure().orElseThrow().path()).isEqualTo("c");
    assertThat(life.failure().orElseThrow().type()).isEqualTo("java.lang.StackOverflowError");
  }

  @Test
  void numbersAreEqualByValue() {
    var plan =
        Sketch.plan(
            flow -> {
              var amount = flow.map(flow.input(), arguments -> new BigDecimal("10.00"));
              return flow.branch(
                  "c",
                  amount,
                  arms ->
                      arms.is("10", Sketch.JSON.numberNode(10), arm -> arm.step("ten"))
                          .otherwise(arm -> arm.step("other")));
            });

    var life = new Life(plan, "in").run();

    assertThat(life.rows()).containsExactly("c", "c[10]/ten");
  }

  @Test
  void aNumberIsNotTheTextOfItsDigits() {
    var plan =
        Sketch.plan(
            flow ->
                flow.branch(
                    "c",
                    flow.input(),
                    arms ->
                        arms.is("10", Sketch.JSON.numberNode(10), arm -> arm.step("ten"))
                            .otherwise(arm -> arm.step("other"))));

    var life = new Life(plan, "10").run();

    assertThat(life.rows()).containsExactly("c", "c[otherwise]/other");
  }

  @Test
  void nullIsAKeyLikeAnyOther() {
    var plan =
        Sketch.plan(
            flow ->
                flow.branch(
                    "c",
                    flow.map(flow.input(), arguments -> null),
                    arms ->
                        arms.is("null", Sketch.JSON.nullNode(), arm -> arm.step("none"))
                            .otherwise(arm -> arm.step("some"))));

    var life = new Life(plan, "in").run();

    assertThat(life.rows()).containsExactly("c", "c[null]/none");
  }

  @Test
  void anEnumIsComparedByItsName() {
    var plan =
        Sketch.plan(
            flow ->
                flow.branch(
                    "c",
                    flow.map(flow.input(), arguments -> Colour.GREEN),
                    arms -> arms.is("GREEN", arm -> arm.step("x"))));

    var life = new Life(plan, "in").run();

    assertThat(life.rows()).containsExactly("c", "c[GREEN]/x");
  }

  /** Its constant is of a class of its own. */
  private enum Colour {
    GREEN {
      @Override
      public String toString() {
        return "like grass";
      }
    }
  }

  @Test
  void whenWithoutOtherwiseGivesAnOptional() {
    assertThat(new Life(optional(), "yes").run().result())
        .isEqualTo(Optional.of("c[then]/x[]").toString());
    assertThat(new Life(optional(), "no").run().result()).isEqualTo(Optional.empty().toString());
  }

  @Test
  void armsNest() {
    var plan =
        Sketch.plan(
            flow ->
                flow.branch(
                    "c",
                    flow.input(),
                    outer ->
                        outer.otherwise(
                            arm -> {
                              var x = arm.step("x", arm.input());
                              return arm.branch(
                                  "d",
                                  x,
                                  inner ->
                                      inner.otherwise(deep -> deep.step("y", x, deep.input())));
                            })));

    var life = new Life(plan, "in").run();

    assertThat(life.rows())
        .containsExactly("c", "c[otherwise]/x", "c[otherwise]/d", "c[otherwise]/d[otherwise]/y");
    assertThat(life.result()).isEqualTo("c[otherwise]/d[otherwise]/y[c[otherwise]/x[in], in]");
  }

  @Test
  void whatAnArmDidIsUndoneWhenALaterNodeFails() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a", step -> step.undo());
              flow.branch(
                  "c",
                  flow.input(),
                  arms -> arms.otherwise(arm -> arm.step("x", step -> step.undo())));
              return flow.step("b");
            });

    var life = new Life(plan, "in").script("b", Scripted.fails()).run();

    assertThat(life.rows())
        .containsExactly("a", "c", "c[otherwise]/x", "b FAILED", "c[otherwise]/x!undo", "a!undo");
  }

  private static Definition optional() {
    return Sketch.plan(
        flow -> {
          var maybe =
              flow.branch(
                  "c",
                  flow.map(flow.input(), arguments -> arguments.get(0).equals("yes")),
                  arms -> arms.then(arm -> arm.step("x")).otherwiseNothing());
          return flow.map(maybe, arguments -> arguments.get(0).toString());
        });
  }

  private static Definition colours() {
    return Sketch.plan(
        flow -> {
          var chosen =
              flow.branch(
                  "c",
                  flow.input(),
                  arms ->
                      arms.is("red", arm -> arm.step("x", arm.input()))
                          .is("blue", arm -> arm.step("y"))
                          .otherwise(arm -> arm.step("z")));
          return flow.step("after", chosen);
        });
  }
}
