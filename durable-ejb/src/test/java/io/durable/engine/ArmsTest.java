package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.Status;
import io.durable.engine.Sketch.ArmSketch;
import io.durable.model.WaitRow;
import io.durable.plan.Definition;
import io.durable.plan.Expression;
import io.durable.plan.ParallelNode.Join;
import io.durable.plan.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Parallel arms, one transition at a time; many of these were found by {@link RandomLanguageTest}.
 */
class ArmsTest {

  private static Life life(Definition plan) {
    return new Life(plan, "in");
  }

  private static Change.Work running(Life life, String path) {
    return life.running().stream()
        .filter(work -> work.path().toString().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " does not run, only " + life.running()));
  }

  private static Life runs(Life life, String path) {
    return life.runThis(running(life, path));
  }

  /** Two arms of a step each that may be undone, and a step after them. */
  private static Definition two(Join join) {
    return Sketch.plan(
        flow -> {
          flow.parallel(
              "both",
              join,
              1,
              List.of(
                  arm -> arm.step("a", step -> step.external().undo().undoInDoubt()),
                  arm -> arm.step("b", step -> step.external().undo().undoInDoubt())));
          return flow.step("last");
        });
  }

  @Test
  void theVerdictIsInTheCheckpointOfTheOutcomeThatDecidedIt() {
    var life = life(two(Join.FIRST)).claim(false);

    runs(life, "both[1]/b");

    assertThat(life.rows()).containsExactly("both[1]/b", "both", "both[0]/a CANCELLED");
    assertThat(life.lastChanges())
        .contains(new Change.Interrupt(Path.parse("both[0]/a")))
        .contains(new Change.RunUndo(Path.parse("both[0]/a!undo"), 1, Change.UndoForm.IN_DOUBT));
  }

  @Test
  void nothingAfterARaceBeginsBeforeItsLosersAreUndone() {
    var life = life(two(Join.FIRST)).claim(false);
    runs(life, "both[1]/b");

    assertThat(life.running()).hasSize(1);
    runs(life, "both[0]/a!undo");

    assertThat(life.running()).containsExactly(new Change.RunStep(Path.parse("last"), 1));
  }

  @Test
  void anArmThatCompletesAfterTheVerdictHasLost() {
    var life = life(two(Join.FIRST)).claim(false);
    runs(life, "both[1]/b");
    life.crashAndTakeOver();

    var late = Sketch.JSON.stringNode("late");
    var completed = new Event.Succeeded(Path.parse("both[0]/a"), 1, late, life.now(), life.now());

    assertThat(life.apply(completed)).isEmpty();
    life.run();
    assertThat(life.rows()).endsWith("both[0]/a!undo", "last");
  }

  @Test
  void theOrderInWhichArmsSucceededIsKnownAfterACrash() {
    var three =
        Sketch.plan(
            flow -> {
              ArmSketch arm = block -> block.step("s");
              var won = flow.quorum("votes", 2, arm, arm, arm);
              return flow.combine(arguments -> arguments.get(0).toString(), won);
            });
    var life = life(three).claim(false);
    runs(life, "votes[2]/s");
    life.crashAndTakeOver();

    runs(life, "votes[0]/s");

    assertThat(life.result()).isEqualTo("[votes[2]/s[], votes[0]/s[]]");
  }

  @Test
  void armsWithNothingToDoAreDoneAtOnce() {
    for (var join : Join.values()) {
      var plan =
          Sketch.plan(
              flow -> {
                ArmSketch nothing = Sketch.BlockSketch::input;
                flow.parallel("none", join, 2, List.of(nothing, nothing));
                return flow.step("last");
              });

      var life = life(plan).claim(false).crashAndTakeOver().run();

      assertThat(life.status()).as(join.name()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void aStepThatTheSameDecisionMakesNeedlessIsNeverBegun() {
    var plan =
        Sketch.plan(
            flow ->
                flow.all(
                    "both",
                    arm -> arm.step("a", step -> step.external().undoInDoubt()),
                    arm -> arm.fail("no", "on purpose")));

    var life = life(plan).claim(false);

    assertThat(life.rows()).containsExactly("both[1]/no FAILED", "both FAILED");
    assertThat(life.lastChanges()).noneMatch(Change.Work.class::isInstance);
    assertThat(life.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aWaitThatTheSameDecisionClosesIsNeverOpened() {
    var plan =
        Sketch.plan(
            flow ->
                flow.all(
                    "both", arm -> arm.ask("a", wait -> {}), arm -> arm.fail("no", "on purpose")));

    var life = life(plan).claim(false);

    assertThat(life.lastChanges())
        .noneMatch(change -> change instanceof Change.Open || change instanceof Change.Close);
  }

  @Test
  void anAnswerToAWaitThatWasClosedMeanwhileIsDroppedWhenItIsFound() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.first("any", arm -> arm.ask("a", wait -> {}), arm -> arm.ask("b", wait -> {}));
              return flow.ask("more", wait -> {});
            });
    var life = life(plan).run();
    life.claim(false).answerUnheard("any[0]/a", "too late").answer("any[1]/b", "first");
    assertThat(life.inbox()).hasSize(1);

    life.claim(false);

    assertThat(life.inbox()).isEmpty();
    assertThat(life.status()).isEqualTo(Status.WAITING);
    assertThat(life.open()).extracting(WaitRow::path).containsExactly(Path.parse("more"));
  }

  @Test
  void aFailureAfterAnArmWasUndoneIsCompensatedThoughNothingElseIsLeft() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.outcomes(
                  "each",
                  arm -> {
                    arm.step("a", step -> step.undo());
                    return arm.fail("no", "on purpose");
                  });
              return flow.fail("broken", "on purpose");
            });

    var life = life(plan).run();

    assertThat(life.rows())
        .containsExactly(
            "each[0]/a", "each[0]/no FAILED", "each[0] FAILED", "each[0]/a!undo", "broken FAILED");
    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
  }

  /** An arm whose undo gives up, beside one that goes on. */
  private static Definition stuck() {
    return Sketch.plan(
        flow -> {
          flow.step("before", step -> step.undo());
          return flow.outcomes(
              "each",
              arm -> {
                arm.step("a", step -> step.undo());
                arm.step("b", step -> step.undo());
                return arm.fail("no", "on purpose");
              },
              arm -> arm.ask("wait", wait -> {}));
        });
  }

  @Test
  void anUndoThatGivesUpInAnArmTurnsTheExecutionAndTheOthersAreUndoneAllTheSame() {
    var life = life(stuck()).script("each[0]/b!undo", Scripted.fails()).run();

    assertThat(life.rows())
        .endsWith("each[0]/b!undo FAILED", " FAILED", "each[0]/a!undo", "before!undo");
    assertThat(life.status()).isEqualTo(Status.COMPENSATION_FAILED);
    assertThat(life.failure().map(Failure::path)).contains("each[0]/b!undo");
    assertThat(life.openWaits()).isEmpty();
  }

  @Test
  void thatAnUndoGaveUpInAnArmIsKnownAfterACrash() {
    var life = life(stuck()).script("each[0]/b!undo", Scripted.fails()).claim(false);
    while (life.status() == Status.RUNNING) {
      life.runNext();
    }

    life.crashAndTakeOver().run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATION_FAILED);
    assertThat(life.failure().map(Failure::type)).contains("CompensationFailed");
    assertThat(life.effects()).endsWith("each[0]/a!undo[each[0]/a[]]", "before!undo[before[]]");
  }

  @Test
  void anUndoThatGivesUpInALoserInsideALoserEndsTheExecution() {
    ArmSketch inner = arm -> arm.step("a", step -> step.external().undoInDoubt());
    ArmSketch quick = arm -> arm.step("b");
    var plan =
        Sketch.plan(
            flow ->
                flow.first(
                    "outer",
                    arm -> {
                      arm.first("inner", inner, quick);
                      return arm.step("more");
                    },
                    quick));
    var life = life(plan).script("outer[0]/inner[0]/a!undo", Scripted.fails()).claim(false);
    runs(life, "outer[0]/inner[1]/b");
    runs(life, "outer[1]/b");
    assertThat(life.running()).hasSize(1);

    runs(life, "outer[0]/inner[0]/a!undo");

    assertThat(life.status()).isEqualTo(Status.COMPENSATION_FAILED);
  }

  @Test
  void whenTheTimeIsUpNobodyWinsAndTheOtherValueCounts() {
    var life = life(waiting(Optional.of(new Expression.InputRef()))).run();
    life.crashAndTakeOver();

    life.pass(Duration.ofHours(1));

    assertThat(life.result()).isEqualTo("in");
    assertThat(life.rows()).containsExactly("any!entry", "any");
    assertThat(life.openWaits()).isEmpty();
  }

  @Test
  void whenTheTimeIsUpTheWholeFailsWithoutAnotherValue() {
    var life = life(waiting(Optional.empty())).run();

    life.pass(Duration.ofHours(1));

    assertThat(life.rows()).containsExactly("any!entry", "any TIMED_OUT");
    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.failure().map(Failure::type)).contains("WaitExpired");
  }

  private static Definition waiting(Optional<Expression> orElse) {
    return Sketch.plan(
        flow ->
            flow.parallel(
                "any",
                Join.FIRST,
                1,
                List.of(arm -> arm.ask("a", wait -> {}), arm -> arm.event("b", "b")),
                Optional.of(Duration.ofHours(1)),
                orElse));
  }
}
