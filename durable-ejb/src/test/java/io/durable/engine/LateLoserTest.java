package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import org.junit.jupiter.api.Test;

/** What an arm did all the same after it had lost. */
class LateLoserTest {
  private static final Path CHARGE = Path.parse("race[0]/charge");

  private static Definition race() {
    return Sketch.plan(
        flow -> {
          flow.first(
              "race",
              arm -> {
                arm.step("book", step -> step.undo());
                return arm.step("charge", step -> step.external().undo());
              },
              arm -> arm.step("quick"));
          return flow.step("last", step -> step.external().undoInDoubt());
        });
  }

  /** The loser's charge is cut off, what it had booked is undone, and the last step runs. */
  private static Life lost() {
    var life = new Life(race(), "in").claim(false);
    life.runThis(life.running().get(0)).runThis(life.running().get(0));
    assertThat(life.rows())
        .containsExactly("race[0]/book", "race[1]/quick", "race", "race[0]/charge CANCELLED");
    life.runNext();
    assertThat(life.running()).containsExactly(new Change.RunStep(Path.parse("last"), 1));
    return life;
  }

  private static void comesLate(Life life) {
    var receipt = Sketch.JSON.stringNode("receipt");
    life.apply(new Event.CameLate(CHARGE, 1, receipt, life.now(), life.now()));
  }

  private static Change.Work undo() {
    return new Change.RunUndo(CHARGE.undo(), 1, Change.UndoForm.WITH_RESULT);
  }

  @Test
  void itIsUndoneBesideWhatGoesOn() {
    var life = lost();

    comesLate(life);

    assertThat(life.running()).hasSize(2).contains(undo());
    life.run();
    assertThat(life.effects()).endsWith("last[]", "race[0]/charge!undo[receipt]");
    assertThat(life.status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void theExecutionDoesNotEndBeforeThat() {
    var life = lost();
    comesLate(life);

    life.runNext();
    assertThat(life.rows()).endsWith("race[0]/charge!late", "last");
    assertThat(life.status()).isEqualTo(Status.RUNNING);

    life.runNext();
    assertThat(life.status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void afterACrashItIsUndoneBesideWhatGoesOnToo() {
    var life = lost();
    comesLate(life);

    life.crashAndTakeOver();

    assertThat(life.running()).hasSize(2).contains(undo());
    assertThat(life.rows()).endsWith("race[0]/charge!late", "last!doubt CANCELLED");
    life.run();
    assertThat(life.status()).isEqualTo(Status.COMPLETED);
    assertThat(life.effects()).containsOnlyOnce("race[0]/charge!undo[receipt]");
  }

  @Test
  void aCancelMeanwhileWaitsForIt() {
    var life = lost();
    comesLate(life);

    life.cancel();
    life.runNext();

    assertThat(life.status()).isEqualTo(Status.COMPENSATING);
    life.run();
    assertThat(life.status()).isEqualTo(Status.CANCELLED);
    assertThat(life.effects()).containsOnlyOnce("race[0]/charge!undo[receipt]");
  }

  @Test
  void whenItCannotBeUndoneTheExecutionFails() {
    var life = lost().script("race[0]/charge!undo", Scripted.fails());
    comesLate(life);

    life.run();

    assertThat(life.status()).isEqualTo(Status.COMPENSATION_FAILED);
  }
}
