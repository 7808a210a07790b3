package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.plan.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitTest {

  @Test
  void aWaitIsOpenedAndParkedInTheDecisionThatReachedIt() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a");
              return flow.ask("q", wait -> {});
            });

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.WAITING);
    assertThat(life.dueAt()).isEmpty();
    assertThat(life.lastChanges())
        .hasExactlyElementsOfTypes(Change.Append.class, Change.Open.class, Change.Park.class);
  }

  @Test
  void theQuestionCarriesItsTextWhatToShowAndItsDeadline() {
    var plan =
        Sketch.plan(
            flow -> {
              var a = flow.step("a", flow.input());
              return flow.ask(
                  "q",
                  wait ->
                      wait.prompt("Ship {} for {}?", a, flow.input())
                          .show(a)
                          .correlate(flow.input())
                          .within(Duration.ofDays(2)));
            });

    var life = new Life(plan, "in").run();

    var wait = life.openWait("q").orElseThrow();
    assertThat(wait.prompt()).isEqualTo("Ship a[in] for in?");
    assertThat(wait.show()).contains(Sketch.JSON.stringNode("a[in]"));
    assertThat(wait.correlation()).contains("in");
    assertThat(wait.roles()).containsExactly("clerk");
    assertThat(wait.deadline()).contains(Life.BEGINNING.plus(Duration.ofDays(2)));
    assertThat(life.dueAt()).isEqualTo(wait.deadline());
  }

  @Test
  void theAnswerIsTheValueOfTheWait() {
    var life = new Life(question(), "in").run();

    life.answer("q", "fine").run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.result()).isEqualTo("b[fine]");
    assertThat(life.inbox()).isEmpty();
  }

  @Test
  void anAnswerThatCameWhileNobodyOwnedTheExecutionIsFoundAtTheClaim() {
    var life = new Life(question(), "in").run();
    life.answer("q", "fine").crash();

    life.claim(true).run();

    assertThat(life.result()).isEqualTo("b[fine]");
    assertThat(life.rows()).containsExactly("q", "b");
  }

  @Test
  void aCrashBetweenTheAnswerAndItsConsumptionOpensNoSecondWait() {
    var life = new Life(question(), "in").run();
    var id = life.openWait("q").orElseThrow().id();
    var claimed = life.snapshot();
    life.answer("q", "fine");

    assertThat(claimed.waits()).extracting(wait -> wait.id()).containsExactly(id);
    assertThat(life.openWaits()).isEmpty();
    assertThat(life.run().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void anEventBeforeItsWaitIsKeptAndUsed() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a");
              return flow.event("e", "paid");
            });
    var life = new Life(plan, "in").eventUnheard("paid", "cash");

    life.run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.result()).isEqualTo("cash");
    assertThat(life.inbox()).isEmpty();
    assertThat(life.openWaits()).isEmpty();
  }

  @Test
  void anEventThatArrivesWhileAStepRunsIsKept() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a");
              return flow.event("e", "paid");
            });
    var life = new Life(plan, "in").claim(false);

    life.event("paid", "cash");
    assertThat(life.lastChanges()).isEmpty();
    assertThat(life.inbox()).hasSize(1);

    assertThat(life.run().result()).isEqualTo("cash");
  }

  @Test
  void twoEventsForTwoWaitsOfOneNameAreUsedInOrder() {
    var plan =
        Sketch.plan(
            flow -> {
              var first = flow.event("e1", "paid");
              var second = flow.event("e2", "paid");
              return flow.step("sum", first, second);
            });

    var life = new Life(plan, "in").eventUnheard("paid", "1").eventUnheard("paid", "2").run();

    assertThat(life.result()).isEqualTo("sum[1, 2]");
  }

  @Test
  void anEventAnswersTheWaitThatItFoundOpen() {
    var plan =
        Sketch.plan(
            flow -> {
              var first = flow.event("e1", "paid");
              var second = flow.event("e2", "paid");
              return flow.step("sum", first, second);
            });
    var life = new Life(plan, "in").run();

    life.event("paid", "1").run();
    assertThat(life.status()).isEqualTo(Status.WAITING);
    life.event("paid", "2").run();

    assertThat(life.result()).isEqualTo("sum[1, 2]");
  }

  @Test
  void anEventWhoseSenderDidNotSeeTheOpenWaitAnswersItAllTheSame() {
    var plan = Sketch.plan(flow -> flow.event("e", "paid"));
    var life = new Life(plan, "in").run();

    life.insertLateEvent("paid", "cash");

    assertThat(life.run().result()).isEqualTo("cash");
    assertThat(life.openWaits()).isEmpty();
  }

  @Test
  void aKeptEventDoesNotTakeTheWaitThatAnotherEventAnswered() {
    var plan =
        Sketch.plan(
            flow -> {
              var first = flow.event("e1", "paid");
              var second = flow.event("e2", "paid");
              return flow.step("sum", first, second);
            });
    var life = new Life(plan, "in").run();

    // Both come before the claim: the first found no wait, the second answered it.
    life.crash();
    life.insert(InboxRow.Kind.EVENT, Optional.empty(), "paid", "slow");
    life.eventUnheard("paid", "quick");

    assertThat(life.claim(false).run().result()).isEqualTo("sum[quick, slow]");
  }

  @Test
  void anAnswerToAQuestionIsNotAnEventOfItsName() {
    var life = new Life(question(), "in").run();

    life.insertLateEvent("q", "sneaked in");

    assertThat(life.run().status()).isEqualTo(Status.WAITING);
  }

  @Test
  void aSignalThatIsKnownChangesNothing() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a");
              flow.event("e1", "paid");
              return flow.event("e2", "paid");
            });
    var life = new Life(plan, "in").claim(false).event("paid", "1");
    var row = life.inbox().get(0);

    assertThat(life.apply(new Event.Arrived(row, life.now()))).isEmpty();

    assertThat(life.run().status()).isEqualTo(Status.WAITING);
  }

  @Test
  void anEventThatWasUsedIsNotUsedAgainWhenItIsDeliveredTwice() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.event("e1", "paid");
              flow.step("a");
              return flow.event("e2", "paid");
            });
    var life = new Life(plan, "in").eventUnheard("paid", "1");
    var row = life.inbox().get(0);
    life.claim(false);

    assertThat(life.apply(new Event.Arrived(row, life.now()))).isEmpty();

    assertThat(life.run().status()).isEqualTo(Status.WAITING);
    assertThat(life.openWait("e2")).isPresent();
  }

  @Test
  void aParkSaysHowManyEventsItLeavesForLater() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.event("e1", "one");
              return flow.event("e2", "two");
            });

    var life = new Life(plan, "in").eventUnheard("two", "x").run();

    assertThat(life.lastChanges()).contains(new Change.Park(Status.WAITING, Optional.empty(), 1));
    assertThat(life.event("one", "y").run().result()).isEqualTo("x");
  }

  @Test
  void aDeadlineGivesOrElse() {
    var plan =
        Sketch.plan(
            flow ->
                flow.ask(
                    "q", wait -> wait.within(Duration.ofHours(1)).orElse(flow.constant("nobody"))));
    var life = new Life(plan, "in").run();

    life.pass(Duration.ofHours(1));

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.result()).isEqualTo("nobody");
    assertThat(life.openWaits()).isEmpty();
    assertThat(life.rows()).containsExactly("q");
  }

  @Test
  void aDeadlineWithoutOrElseIsATypedFailureOfTheWait() {
    var plan = Sketch.plan(flow -> flow.ask("q", wait -> wait.within(Duration.ofHours(1))));
    var life = new Life(plan, "in").run();

    life.pass(Duration.ofHours(1));

    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.failure().orElseThrow().type()).isEqualTo(WaitFrame.EXPIRED);
    assertThat(life.failure().orElseThrow().path()).isEqualTo("q");
    assertThat(life.rows()).containsExactly("q TIMED_OUT");
  }

  @Test
  void aDeadlineThatPassedWhileNobodyLookedIsSeenAtTheClaim() {
    var plan =
        Sketch.plan(
            flow ->
                flow.ask(
                    "q", wait -> wait.within(Duration.ofHours(1)).orElse(flow.constant("nobody"))));
    var life = new Life(plan, "in").run().passUnseen(Duration.ofDays(3));

    life.claim(false).run();

    assertThat(life.result()).isEqualTo("nobody");
  }

  @Test
  void anAnswerThatWasAcceptedBeforeTheDeadlineWasDecidedWins() {
    var plan =
        Sketch.plan(
            flow ->
                flow.ask(
                    "q", wait -> wait.within(Duration.ofHours(1)).orElse(flow.constant("nobody"))));
    var life = new Life(plan, "in").run().own();
    life.answerUnheard("q", "fine").passUnseen(Duration.ofHours(2));

    life.apply(new Event.TimePassed(life.now()));

    assertThat(life.run().result()).isEqualTo("fine");
  }

  @Test
  void aFailingPromptIsTheFailureOfTheWait() {
    var plan =
        Sketch.plan(
            flow ->
                flow.ask(
                    "q",
                    wait ->
                        wait.prompt(
                            "{}",
                            flow.map(
                                flow.input(),
                                arguments -> {
                                  throw new IllegalStateException("no text");
                                }))));

    var life = new Life(plan, "in").run();

    assertThat(life.status()).isEqualTo(Status.FAILED);
    assertThat(life.failure().orElseThrow().path()).isEqualTo("q");
    assertThat(life.rows()).containsExactly("q FAILED");
  }

  @Test
  void aSleepFreesEverythingAndWakesAtItsTime() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.sleep("s", Duration.ofDays(14));
              return flow.step("b");
            });
    var life = new Life(plan, "in").run();
    assertThat(life.status()).isEqualTo(Status.WAITING);
    assertThat(life.dueAt()).contains(Life.BEGINNING.plus(Duration.ofDays(14)));

    life.pass(Duration.ofDays(13)).pass(Duration.ofDays(1));

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.rows()).containsExactly("s", "b");
    assertThat(life.openWaits()).isEmpty();
  }

  @Test
  void aSleepIsNotBegunAnewAfterACrash() {
    var plan =
        Sketch.plan(flow -> flow.map(flow.sleep("s", Duration.ofDays(14)), Object::toString));
    var life = new Life(plan, "in").run().passUnseen(Duration.ofDays(7));

    life.claim(true);

    assertThat(life.dueAt()).contains(Life.BEGINNING.plus(Duration.ofDays(14)));
  }

  @Test
  void aTimeThatHasPassedGoesOnAtOnceAndIsJournaled() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.sleepUntil("s", Instant.EPOCH);
              flow.sleep("t", Duration.ZERO);
              return flow.step("b");
            });

    var life = new Life(plan, "in").claim(false);

    assertThat(life.lastChanges())
        .hasExactlyElementsOfTypes(Change.Append.class, Change.Append.class, Change.RunStep.class);
    assertThat(life.journal()).extracting(JournalRow::kind).containsOnly(JournalRow.Kind.WAIT);
    assertThat(life.run().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aTimeAtWhichNothingIsDueChangesNothing() {
    var life = new Life(Sketch.plan(flow -> flow.step("a")), "in").claim(false);

    assertThat(life.apply(new Event.TimePassed(life.now()))).isEmpty();
  }

  private static Definition question() {
    return Sketch.plan(flow -> flow.step("b", flow.ask("q", wait -> {})));
  }
}
