package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.function.PayloadException;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SagaTest {

  @Test
  void completedStepsAreUndoneInReverseOrderWithTheirOwnResults() {
    var life = new Life(trip(), "in").script("car", Scripted.fails()).run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.effects())
        .containsExactly(
            "flight[in]",
            "seat[]",
            "hotel[in]",
            "car[] FAILED",
            "hotel!undo WITH_INPUTS[in, hotel[in]]",
            "flight!undo[flight[in]]");
  }

  @Test
  void theFailureAndTheFirstUndoAreOneDecision() {
    var life =
        new Life(trip(), "in").script("car", Scripted.fails()).claim(false).runNext().runNext();

    life.runNext().runNext();

    assertThat(life.lastChanges())
        .hasExactlyElementsOfTypes(Change.Append.class, Change.Turn.class, Change.RunUndo.class);
  }

  @Test
  void theOriginalFailureIsKept() {
    var life =
        new Life(trip(), "in")
            .script("car", Scripted.fails())
            .script("hotel!undo", Scripted.fails())
            .run();

    assertThat(life.failure().orElseThrow().path()).isEqualTo("car");
  }

  @Test
  void anUndoThatGivesUpDoesNotKeepTheOthersFromRunning() {
    var life =
        new Life(trip(), "in")
            .script("car", Scripted.fails())
            .script("hotel!undo", Scripted.fails())
            .run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATION_FAILED);
    assertThat(life.effects()).endsWith("flight!undo[flight[in]]");
  }

  @Test
  void anUndoIsRetriedWhenItIsDueAndTheOthersWait() {
    var life =
        new Life(trip(), "in")
            .script("car", Scripted.fails())
            .script("hotel!undo", Scripted.failsAndRetriesAfter(Duration.ofMinutes(1)))
            .run();
    assertThat(life.status()).isEqualTo(Status.COMPENSATING);
    assertThat(life.dueAt()).contains(Life.BEGINNING.plus(Duration.ofMinutes(1)));

    life.pass(Duration.ofMinutes(1));

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.rows())
        .endsWith("car FAILED", "hotel!undo FAILED", "hotel!undo#2", "flight!undo");
  }

  @Test
  void aCrashInTheMiddleOfCompensatingResumesWithTheRest() {
    var life =
        new Life(trip(), "in")
            .script("car", Scripted.fails())
            .claim(false)
            .runNext()
            .runNext()
            .runNext()
            .runNext()
            .runNext();

    life.crashAndTakeOver();

    assertThat(life.running())
        .containsExactly(
            new Change.RunUndo(Path.parse("flight!undo"), 1, Change.UndoForm.WITH_RESULT));
    life.run();
    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.failure().orElseThrow().path()).isEqualTo("car");
  }

  @Test
  void aFailedResultIsUndoneToo() {
    var plan =
        Sketch.plan(
            flow ->
                flow.map(
                    flow.step("a", step -> step.undo()),
                    arguments -> {
                      throw new IllegalStateException("no result");
                    }));

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.effects()).containsExactly("a[]", "a!undo[a[]]");
  }

  @Test
  void aResultThatIsTooLargeFailsWithATypedErrorAndIsUndone() {
    var plan = Sketch.plan(flow -> flow.step("a", step -> step.undo()));

    var life = new Life(plan, "in").limit(20).script("a", Scripted.gives("x".repeat(30))).run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.failure().orElseThrow().type()).isEqualTo(PayloadException.class.getName());
    assertThat(life.failure().orElseThrow().path()).isEmpty();
  }

  @Test
  void aFailedResultIsKnownAfterACrash() {
    var plan =
        Sketch.plan(
            flow ->
                flow.map(
                    flow.step("a", step -> step.undo()),
                    arguments -> {
                      throw new IllegalStateException("no result");
                    }));
    var life = new Life(plan, "in").claim(false).runNext();

    life.crashAndTakeOver().run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.failure().orElseThrow().message()).isEqualTo("no result");
    assertThat(life.rows()).containsExactly("a", " FAILED", "a!undo");
  }

  @Test
  void aFailNodeFailsWithItsNameAsTypeAndUndoesWhatWasDone() {
    var plan =
        Sketch.plan(
            flow -> {
              var a = flow.step("a", step -> step.undo(), flow.input());
              return flow.fail("turned-down", "because of {} and {}", flow.input(), a);
            });

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.failure().orElseThrow().type()).isEqualTo("turned-down");
    assertThat(life.failure().orElseThrow().message()).isEqualTo("because of in and a[in]");
    assertThat(life.rows()).containsExactly("a", "turned-down FAILED", "a!undo");
  }

  private static Definition trip() {
    return Sketch.plan(
        flow -> {
          flow.step("flight", step -> step.undo(), flow.input());
          flow.step("seat");
          flow.step("hotel", step -> step.undoWithInputs(), flow.input());
          flow.step("car", step -> step.undo());
          return flow.step("mail");
        });
  }
}
