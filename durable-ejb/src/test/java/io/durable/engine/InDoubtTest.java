package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InDoubtTest {
  private static final Path CHARGE = Path.parse("charge");

  @Test
  void aTimedOutExternalStepIsUndoneWithItsInputsAndItsIdempotencyKey() {
    var life = new Life(payment(), "in").script("charge", Scripted.timesOut()).run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.effects())
        .containsExactly(
            "a[in]",
            "charge[in] TIMED_OUT",
            "charge!undo IN_DOUBT[in, 01900000-0000-7000-0000-00000000002a/charge]",
            "a!undo[a[in]]");
  }

  @Test
  void aFailureAfterATimedOutAttemptIsInDoubtToo() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.timesOutAndRetriesAfter(Duration.ZERO), Scripted.fails())
            .run();

    assertThat(life.rows())
        .containsExactly("a", "charge TIMED_OUT", "charge#2 FAILED", "charge!undo", "a!undo");
  }

  @Test
  void aPlainFailureIsNotInDoubt() {
    var life = new Life(payment(), "in").script("charge", Scripted.fails()).run();

    assertThat(life.rows()).containsExactly("a", "charge FAILED", "a!undo");
  }

  @Test
  void aTransactionalStepIsNeverInDoubt() {
    var plan = Sketch.plan(flow -> flow.step("charge", step -> step.undo().undoInDoubt()));

    var life = new Life(plan, "in").script("charge", Scripted.timesOut()).run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aStepThatCompletedLaterIsUndoneOnceWithItsResult() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.timesOutAndRetriesAfter(Duration.ZERO))
            .script("ship", Scripted.fails())
            .run();

    assertThat(life.effects().stream().filter(each -> each.startsWith("charge!undo")))
        .containsExactly("charge!undo[charge[in]]");
  }

  @Test
  void aCancelledRunningExternalAttemptIsInDoubt() {
    var life = new Life(payment(), "in").claim(false).runNext();

    life.cancel().run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.rows())
        .containsExactly("a", "!cancel", "charge CANCELLED", "charge!undo", "a!undo");
    assertThat(life.effects().get(1)).startsWith("charge!undo IN_DOUBT");
  }

  @Test
  void withoutAnUndoThatFitsNothingIsRun() {
    var plan = Sketch.plan(flow -> flow.step("charge", step -> step.external().undo()));

    var life = new Life(plan, "in").script("charge", Scripted.timesOut()).run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.rows()).containsExactly("charge TIMED_OUT");
  }

  @Test
  void aLateResultIsJournaledAndDoesNotChangeTheCourse() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.timesOutAndRetriesAfter(Duration.ZERO))
            .claim(false)
            .runNext()
            .runNext();

    life.apply(late(life, 1, "late receipt"));

    assertThat(life.rows()).endsWith("charge TIMED_OUT", "charge!late");
    assertThat(life.running()).containsExactly(new Change.RunStep(CHARGE, 2));
    assertThat(life.run().result()).isEqualTo("ship[charge[in]]");
  }

  @Test
  void aLateResultIsWhatIsUndone() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.timesOutAndRetriesAfter(Duration.ZERO), Scripted.fails())
            .claim(false)
            .runNext()
            .runNext();
    life.apply(late(life, 1, "late receipt"));

    life.run();

    assertThat(life.effects()).contains("charge!undo[late receipt]");
    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
  }

  @Test
  void aLateResultIsWhatIsUndoneAlsoAfterACrash() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.timesOutAndRetriesAfter(Duration.ZERO), Scripted.fails())
            .claim(false)
            .runNext()
            .runNext();
    life.apply(late(life, 1, "late receipt"));
    life.runNext();

    life.crashAndTakeOver().run();

    assertThat(life.effects()).contains("charge!undo[late receipt]");
  }

  @Test
  void theSameLateResultCountsOnce() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.timesOutAndRetriesAfter(Duration.ZERO))
            .claim(false)
            .runNext()
            .runNext();

    assertThat(life.apply(late(life, 1, "late receipt"))).isNotEmpty();
    assertThat(life.apply(late(life, 1, "late receipt"))).isEmpty();
    assertThat(life.apply(late(life, 2, "of the running one"))).isEmpty();
    assertThat(life.apply(late(life, 7, "of nobody"))).isEmpty();
  }

  @Test
  void ofTwoLateResultsTheFirstOneIsUndone() {
    var life =
        new Life(payment(), "in")
            .script(
                "charge",
                Scripted.timesOutAndRetriesAfter(Duration.ZERO),
                Scripted.timesOutAndRetriesAfter(Duration.ZERO),
                Scripted.fails())
            .claim(false)
            .runNext()
            .runNext()
            .runNext();
    life.apply(late(life, 1, "first"));
    life.apply(late(life, 2, "second"));

    life.run();

    assertThat(life.effects().stream().filter(each -> each.startsWith("charge!undo")))
        .containsExactly("charge!undo[first]");
  }

  @Test
  void aLateResultGivesAnUndoToAStepThatHadNone() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a", step -> step.undo());
              return flow.step("charge", step -> step.external().undo());
            });
    var life =
        new Life(plan, "in").script("charge", Scripted.timesOut()).claim(false).runNext().runNext();
    assertThat(life.running())
        .containsExactly(new Change.RunUndo(Path.parse("a!undo"), 1, Change.UndoForm.WITH_RESULT));

    life.apply(late(life, 1, "late receipt"));
    life.run();

    assertThat(life.effects()).endsWith("a!undo[a[]]", "charge!undo[late receipt]");
    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
  }

  @Test
  void aLateResultDoesNotChangeAnUndoThatHasBegun() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.timesOut())
            .script("charge!undo", Scripted.failsAndRetriesAfter(Duration.ZERO))
            .claim(false)
            .runNext()
            .runNext();

    life.apply(late(life, 1, "late receipt"));
    life.runNext();
    var afterwards = life.running();

    assertThat(afterwards)
        .containsExactly(
            new Change.RunUndo(Path.parse("charge!undo"), 2, Change.UndoForm.IN_DOUBT));
    life.crashAndTakeOver();
    assertThat(life.running()).isEqualTo(afterwards);
  }

  @Test
  void anExternalStepAtTheFrontierOfATakeOverRunsAgainWithItsNumber() {
    var life = new Life(payment(), "in").claim(false).runNext();

    life.crashAndTakeOver();

    assertThat(life.running()).containsExactly(new Change.RunStep(CHARGE, 1));
    assertThat(life.run().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void whatACrashCutOffIsInDoubtWhenTheStepFailsLater() {
    var life = new Life(payment(), "in").script("charge", Scripted.fails()).claim(false).runNext();

    life.crashAndTakeOver().run();

    assertThat(life.rows())
        .containsExactly("a", "charge!doubt CANCELLED", "charge FAILED", "charge!undo", "a!undo");
    assertThat(life.effects()).contains(undoInDoubt());
  }

  @Test
  void theDoubtOfACrashIsKnownAlsoAfterAnOrderlyPark() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.failsAndRetriesAfter(Duration.ofHours(1)), Scripted.fails())
            .claim(false)
            .runNext();
    life.crashAndTakeOver().run();
    assertThat(life.status()).isEqualTo(Status.WAITING);

    life.pass(Duration.ofHours(1));

    assertThat(life.effects()).contains(undoInDoubt());
  }

  @Test
  void theDoubtOfACrashIsJournaledOnceAnAttempt() {
    var life = new Life(payment(), "in").claim(false).runNext();

    life.crashAndTakeOver().crashAndTakeOver();

    assertThat(life.rows()).containsExactly("a", "charge!doubt CANCELLED");
  }

  @Test
  void aCancelOfWhatWasTakenOverGivesTheVerdictOnTheAttemptOfTheDeadOwner() {
    var life = new Life(payment(), "in").claim(false).runNext().crash().cancelUnheard();

    life.claim(true).run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.rows())
        .containsExactly("a", "!cancel", "charge CANCELLED", "charge!undo", "a!undo");
  }

  @Test
  void aCancelBeforeAnExternalStepWasBegunByAnybodyLeavesNoDoubt() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.failsAndRetriesAfter(Duration.ofHours(1)))
            .run()
            .cancelUnheard();

    life.claim(false).run();

    assertThat(life.rows()).containsExactly("a", "charge FAILED", "!cancel", "a!undo");
  }

  @Test
  void aRetryThatWasNotDueWhenItsOwnerDiedIsNotInDoubt() {
    var life =
        new Life(payment(), "in")
            .script("charge", Scripted.failsAndRetriesAfter(Duration.ofHours(1)))
            .run()
            .cancelUnheard();

    life.claim(true).run();

    assertThat(life.rows()).containsExactly("a", "charge FAILED", "!cancel", "a!undo");
  }

  private static Event late(Life life, int attempt, String value) {
    return new Event.CameLate(
        CHARGE, attempt, Sketch.JSON.stringNode(value), life.now(), life.now());
  }

  private static String undoInDoubt() {
    return "charge!undo IN_DOUBT" + List.of("in", "01900000-0000-7000-0000-00000000002a/charge");
  }

  private static Definition payment() {
    return Sketch.plan(
        flow -> {
          flow.step("a", step -> step.undo(), flow.input());
          var charge =
              flow.step("charge", step -> step.external().undo().undoInDoubt(), flow.input());
          return flow.step("ship", charge);
        });
  }
}
