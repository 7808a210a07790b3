package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancelTest {

  @Test
  void aCancelBeforeAnythingRanEndsCancelledAtOnce() {
    var life = new Life(plan(), "in").cancelUnheard().run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.effects()).isEmpty();
    assertThat(life.rows()).containsExactly("!cancel");
    assertThat(life.inbox()).isEmpty();
  }

  @Test
  void aRunningAttemptIsCancelledByARowWithItsNumberAndInterrupted() {
    var life =
        new Life(plan(), "in")
            .script("b", Scripted.failsAndRetriesAfter(Duration.ZERO))
            .claim(false)
            .runNext()
            .runNext();

    life.cancel();

    assertThat(life.rows()).containsExactly("a", "b FAILED", "!cancel", "b#2 CANCELLED");
    assertThat(life.lastChanges())
        .contains(new Change.Interrupt(Path.parse("b")), new Change.Turn(Status.COMPENSATING));
    life.run();
    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.effects()).endsWith("a!undo[a[in]]");
    assertThat(life.failure()).isEmpty();
  }

  @Test
  void theResultOfACancelledAttemptIsRefused() {
    var life = new Life(plan(), "in").claim(false);
    life.cancel();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.rows()).containsExactly("!cancel", "a CANCELLED");
  }

  @Test
  void theResultOfACancelledAttemptIsRefusedWhileTheOthersAreUndone() {
    var life = new Life(plan(), "in").claim(false).runNext().cancel();

    var late =
        new Event.Succeeded(
            Path.parse("b"), 1, Sketch.JSON.stringNode("x"), life.now(), life.now());

    assertThat(life.apply(late)).isEmpty();
  }

  @Test
  void aCancelWhileARetryIsDelayedEndsItWithoutAnotherRow() {
    var life =
        new Life(plan(), "in")
            .script("b", Scripted.failsAndRetriesAfter(Duration.ofHours(1)))
            .run();

    life.cancel().run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.rows()).containsExactly("a", "b FAILED", "!cancel", "a!undo");
  }

  @Test
  void aCancelClosesTheOpenWaits() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a", step -> step.undo(), flow.input());
              return flow.event("e", "go");
            });
    var life = new Life(plan, "in").run();
    assertThat(life.openWaits()).hasSize(1);

    life.cancel().run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.openWaits()).isEmpty();
    assertThat(life.rows()).containsExactly("a", "!cancel", "a!undo");
  }

  @Test
  void aCancelEndsASleep() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.sleep("s", Duration.ofDays(1));
              return flow.step("b");
            });
    var life = new Life(plan, "in").run();

    life.cancel().run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.openWaits()).isEmpty();
  }

  @Test
  void aCancelWhileCompensatingIsConsumedAndHasNoEffect() {
    var life =
        new Life(plan(), "in").script("b", Scripted.fails()).claim(false).runNext().runNext();
    assertThat(life.status()).isEqualTo(Status.COMPENSATING);

    life.cancel().run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.inbox()).isEmpty();
    assertThat(life.rows()).containsExactly("a", "b FAILED", "a!undo");
  }

  @Test
  void aCancelThatIsInTheInboxWhenAnExecutionIsClaimedComesBeforeEverythingElse() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.event("e", "go");
              return flow.step("b");
            });
    var life = new Life(plan, "in").run().eventUnheard("go", "x").cancelUnheard();

    life.claim(false).run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.effects()).isEmpty();
    assertThat(life.inbox()).isEmpty();
  }

  @Test
  void aCancelIsKnownAfterACrash() {
    var life = new Life(plan(), "in").claim(false).runNext().cancel();

    life.crashAndTakeOver().run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.rows()).containsExactly("a", "!cancel", "b CANCELLED", "a!undo");
  }

  @Test
  void anUndoThatGivesUpAfterACancelIsACompensationThatFailed() {
    var life =
        new Life(plan(), "in").script("a!undo", Scripted.fails()).claim(false).runNext().cancel();

    life.run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATION_FAILED);
  }

  @Test
  void aSignalThatIsInTheInboxWhenACompensationIsResumedIsConsumed() {
    var life =
        new Life(plan(), "in")
            .script("b", Scripted.fails())
            .script("a!undo", Scripted.failsAndRetriesAfter(Duration.ofHours(1)))
            .run()
            .cancelUnheard()
            .eventUnheard("nobody", "waits");
    assertThat(life.status()).isEqualTo(Status.COMPENSATING);

    life.claim(false);

    assertThat(life.inbox()).isEmpty();
    assertThat(life.pass(Duration.ofHours(1)).status()).isEqualTo(Status.COMPENSATED);
  }

  @Test
  void aSecondCancelIsConsumed() {
    var life = new Life(plan(), "in").claim(false).runNext().cancel().cancel();

    life.run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.inbox()).isEmpty();
  }

  @Test
  void aCancelEndsAChoiceThatIsBeingEvaluated() {
    var plan =
        Sketch.plan(
            flow -> flow.branch("c", flow.input(), arms -> arms.otherwise(arm -> arm.step("x"))));
    var life = new Life(plan, "in").claim(false);

    life.cancel();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.rows()).containsExactly("!cancel", "c CANCELLED");
  }

  @Test
  void aCancelReachesWhatIsOpenInsideAnArm() {
    var plan =
        Sketch.plan(
            flow ->
                flow.branch(
                    "c",
                    flow.input(),
                    arms ->
                        arms.otherwise(
                            arm -> {
                              arm.step("x", step -> step.undo());
                              return arm.event("e", "go");
                            })));
    var life = new Life(plan, "in").run();

    life.cancel().run();

    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.openWaits()).isEmpty();
    assertThat(life.rows())
        .containsExactly("c", "c[otherwise]/x", "!cancel", "c[otherwise]/x!undo");
  }

  private static Definition plan() {
    return Sketch.plan(
        flow -> {
          flow.step("a", step -> step.undo(), flow.input());
          return flow.step("b", step -> step.undo());
        });
  }
}
