package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.model.JournalRow;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SequenceTest {

  @Test
  void stepsRunOneAfterTheOtherAndTheLastOneFinishes() {
    var plan =
        Sketch.plan(
            flow -> {
              var a = flow.step("a", flow.input());
              return flow.step("b", a, flow.constant("x"));
            });

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.result()).isEqualTo("b[a[in], x]");
    assertThat(life.effects()).containsExactly("a[in]", "b[a[in], x]");
    assertThat(life.rows()).containsExactly("a", "b");
  }

  @Test
  void theLastOutcomeAndTheFinishAreOneDecision() {
    var life = new Life(Sketch.plan(flow -> flow.step("a")), "in").run();

    assertThat(life.lastChanges())
        .hasExactlyElementsOfTypes(Change.Append.class, Change.Finish.class);
  }

  @Test
  void aPlanWithoutNodesFinishesAtOnce() {
    var life = new Life(Sketch.plan(flow -> flow.input()), "in").run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.result()).isEqualTo("in");
    assertThat(life.rows()).isEmpty();
  }

  @Test
  void aHundredStepsComplete() {
    var plan =
        Sketch.plan(
            flow -> {
              var last = flow.input();
              for (var i = 0; i < 100; i++) {
                last = flow.step("s" + i, flow.constant("x"));
              }
              return last;
            });

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.journal()).hasSize(100);
  }

  @Test
  void aStepWhoseResultIsJournaledIsNeverRunAgain() {
    var life = new Life(threeSteps(), "in").claim(false).runNext().runNext();

    life.crashAndTakeOver().run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.effects()).containsExactly("a[in]", "b[a[in]]", "c[b[a[in]]]");
  }

  @Test
  void anAttemptThatACrashCutOffHasNoRowAndKeepsItsNumber() {
    var life = new Life(threeSteps(), "in").claim(false).runNext();

    life.crashAndTakeOver();

    assertThat(life.running()).containsExactly(new Change.RunStep(Path.parse("b"), 1));
  }

  @Test
  void successOnTheThirdAttemptLeavesTwoFailedOnesNumberedFromOne() {
    var life =
        new Life(threeSteps(), "in")
            .script(
                "b",
                Scripted.failsAndRetriesAfter(Duration.ZERO),
                Scripted.failsAndRetriesAfter(Duration.ZERO))
            .run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.rows()).containsExactly("a", "b FAILED", "b#2 FAILED", "b#3", "c");
  }

  @Test
  void aRetryDelayHoldsNothing() {
    var life =
        new Life(threeSteps(), "in")
            .script("b", Scripted.failsAndRetriesAfter(Duration.ofMinutes(5)))
            .run();

    assertThat(life.status()).isEqualTo(Status.WAITING);
    assertThat(life.running()).isEmpty();
    assertThat(life.dueAt()).contains(Life.BEGINNING.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aRetryRunsWhenItIsDueAndNotBefore() {
    var life =
        new Life(threeSteps(), "in")
            .script("b", Scripted.failsAndRetriesAfter(Duration.ofMinutes(5)))
            .run();

    life.pass(Duration.ofMinutes(4)).claim(false);
    assertThat(life.status()).isEqualTo(Status.WAITING);
    assertThat(life.journal()).hasSize(2);

    life.pass(Duration.ofMinutes(1));
    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.rows()).containsExactly("a", "b FAILED", "b#2", "c");
  }

  @Test
  void attemptsAreCountedAcrossACrash() {
    var life =
        new Life(threeSteps(), "in")
            .script(
                "b",
                Scripted.failsAndRetriesAfter(Duration.ZERO),
                Scripted.failsAndRetriesAfter(Duration.ZERO))
            .claim(false)
            .runNext()
            .runNext()
            .runNext();

    life.crashAndTakeOver();

    assertThat(life.running()).containsExactly(new Change.RunStep(Path.parse("b"), 3));
  }

  @Test
  void aFinalFailureWithNothingToUndoFinishesFailedAtOnce() {
    var life = new Life(threeSteps(), "in").script("b", Scripted.fails()).run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.failure().orElseThrow().path()).isEqualTo("b");
    assertThat(life.failure().orElseThrow().type())
        .isEqualTo(IllegalStateException.class.getName());
    assertThat(life.lastChanges())
        .hasExactlyElementsOfTypes(Change.Append.class, Change.Finish.class);
  }

  @Test
  void anExceptionInAProjectionIsTheFailureOfTheStepThatUsesIt() {
    var plan =
        Sketch.plan(
            flow -> {
              var a = flow.step("a", flow.input());
              var broken =
                  flow.map(
                      a,
                      arguments -> {
                        throw new java.io.IOException("unreadable");
                      });
              return flow.step("b", broken);
            });

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.failure().orElseThrow().path()).isEqualTo("b");
    assertThat(life.failure().orElseThrow().type()).isEqualTo("java.io.IOException");
  }

  @Test
  void aProjectionHandsNullOnWithoutBeingCalledAndAJoinIsCalledAllTheSame() {
    var plan =
        Sketch.plan(
            flow -> {
              var nothing = flow.map(flow.input(), arguments -> null);
              var mapped =
                  flow.map(
                      nothing,
                      arguments -> {
                        throw new AssertionError("called with null");
                      });
              return flow.combine(arguments -> "joined " + arguments, mapped, flow.input());
            });

    var life = new Life(plan, "in").run();

    assertThat(life.result()).isEqualTo("joined [null, in]");
  }

  @Test
  void aFailureInTheResultIsJournaledAtTheRoot() {
    var plan =
        Sketch.plan(
            flow ->
                flow.map(
                    flow.step("a", flow.input()),
                    arguments -> {
                      throw new IllegalArgumentException("no result");
                    }));

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
    var last = life.journal().get(1);
    assertThat(last.kind()).isEqualTo(JournalRow.Kind.RESULT);
    assertThat(last.path()).isEqualTo(Path.ROOT);
    assertThat(life.failure()).isEqualTo(last.failure());
  }

  @Test
  void anOutcomeOfAnAttemptThatIsNotAwaitedChangesNothing() {
    var life = new Life(threeSteps(), "in").claim(false);
    var value = Sketch.JSON.stringNode("x");
    var path = Path.parse("a");

    var second = new Event.Succeeded(path, 2, value, life.now(), life.now());
    assertThat(life.apply(second)).isEmpty();

    var first = new Event.Succeeded(path, 1, value, life.now(), life.now());
    assertThat(life.apply(first)).isNotEmpty();
    assertThat(life.apply(first)).isEmpty();
  }

  private static Definition threeSteps() {
    return Sketch.plan(
        flow -> {
          var a = flow.step("a", flow.input());
          var b = flow.step("b", a);
          return flow.step("c", b);
        });
  }
}
