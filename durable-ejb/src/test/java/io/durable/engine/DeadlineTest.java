package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.Status;
import io.durable.plan.Definition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time of a whole execution. */
class DeadlineTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Definition plan() {
    return Sketch.within(
        DAY,
        flow -> {
          flow.step("first", step -> step.undo());
          flow.ask("ask", wait -> {});
          return flow.step("last", step -> step.external().undoInDoubt());
        });
  }

  @Test
  void whenItIsUpTheExecutionFailsAndIsUndone() {
    var life = new Life(plan(), "in").run();
    assertThat(life.status()).isEqualTo(Status.WAITING);

    life.pass(DAY);

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
    assertThat(life.failure().map(Failure::type)).contains("ExecutionTimedOut");
    assertThat(life.rows()).containsExactly("!deadline", "first", " TIMED_OUT", "first!undo");
    assertThat(life.openWaits()).isEmpty();
  }

  @Test
  void itCountsFromTheFirstMomentAndNotFromTheLastClaim() {
    var life = new Life(plan(), "in").run();
    life.passUnseen(DAY.dividedBy(2)).claim(false);
    assertThat(life.status()).isEqualTo(Status.WAITING);

    life.pass(DAY.dividedBy(2));

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
  }

  @Test
  void whatRunsThenIsCutOff() {
    var life = new Life(plan(), "in").run();
    life.answer("ask", "yes");
    life.passUnseen(DAY).apply(new Event.TimePassed(life.now()));

    life.run();

    assertThat(life.rows()).endsWith(" TIMED_OUT", "last CANCELLED", "last!undo", "first!undo");
  }

  @Test
  void whyItFailedIsKnownAfterACrash() {
    var life = new Life(plan(), "in").run();
    life.passUnseen(DAY).claim(false);
    assertThat(life.status()).isEqualTo(Status.COMPENSATING);

    life.crashAndTakeOver().run();

    assertThat(life.failure().map(Failure::type)).contains("ExecutionTimedOut");
    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
  }

  @Test
  void theUndoingHasTheTimeThatItNeeds() {
    var life =
        new Life(plan(), "in")
            .script("first!undo", Scripted.failsAndRetriesAfter(DAY.multipliedBy(9)))
            .run();
    life.pass(DAY);

    life.pass(DAY.multipliedBy(9));

    assertThat(life.status()).isEqualTo(Status.COMPENSATED);
  }

  @Test
  void anExecutionThatEndsInTimeIsNotBothered() {
    var life = new Life(plan(), "in").run();

    life.answer("ask", "yes").run();

    assertThat(life.status()).isEqualTo(Status.COMPLETED);
  }
}
