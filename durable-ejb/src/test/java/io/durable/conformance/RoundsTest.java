package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoundsTest extends Conformance {

  /** Counts up, with a nap and a word in every round. */
  @Durable("counting")
  static class Counting implements Workflow<Integer, Integer> {
    final Witness witness = new Witness();

    Integer add(Integer number) {
      witness.saw("add to " + number);
      return number + 1;
    }

    void subtract(Integer number) {
      witness.saw("subtract from " + number);
    }

    @Override
    public Value<Integer> define(Flow flow, Value<Integer> from) {
      return flow.repeat(
              "count",
              from,
              number -> {
                var more = flow.step("add", this::add, number).compensate(this::subtract);
                flow.sleep("nap", Duration.ofHours(1));
                flow.event("word", String.class);
                return more;
              })
          .until(number -> number >= 3)
          .atMost(3);
    }
  }

  private void round(Rig rig, UUID id, int rows) {
    rig.awaitJournal(id, rows);
    rig.parked(id);
    rig.pass(Duration.ofHours(1));
    rig.awaitJournal(id, rows + 1);
    rig.parked(id);
    client().sendEvent(id, "word", "on", Optional.empty());
  }

  @Test
  @Line({20, 27})
  void aLoopGoesOnInTheRoundInWhichItWas() {
    var workflow = new Counting();
    var rig = on(workflow);
    var id = client().start(Counting.class, 1).id();
    round(rig, id, 1);
    rig.awaitJournal(id, 5);
    rig.parked(id);

    rig.stopNode();
    rig.startNode();
    round(rig, id, 5);
    var ended = end(id);

    assertThat(ended.result().orElseThrow().intValue()).isEqualTo(3);
    assertThat(workflow.witness.seen()).containsExactly("add to 1", "add to 2");
    assertThat(Rig.journal(ended))
        .containsExactly(
            "count[0]/add 1 COMPLETED",
            "count[0]/nap 1 COMPLETED",
            "count[0]/word 1 COMPLETED",
            "count[0] 1 COMPLETED",
            "count[1]/add 1 COMPLETED",
            "count[1]/nap 1 COMPLETED",
            "count[1]/word 1 COMPLETED",
            "count[1] 1 COMPLETED",
            "count 1 COMPLETED");
  }

  @Test
  @Line({20, 33})
  void aLoopThatIsNeverEnoughFailsAtItsMaximumAndItsRoundsAreUndone() {
    var workflow = new Counting();
    var rig = on(workflow);
    var id = client().start(Counting.class, -9).id();
    round(rig, id, 1);
    round(rig, id, 5);
    round(rig, id, 9);

    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(ended.failure().orElseThrow().type()).isEqualTo("TooManyRounds");
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("count");
    assertThat(workflow.witness.seen())
        .containsExactly(
            "add to -9",
            "add to -8",
            "add to -7",
            "subtract from -6",
            "subtract from -7",
            "subtract from -8");
  }

  /** Its test cannot be asked. */
  @Durable("untestable")
  static class Untestable implements Workflow<Integer, Integer> {
    static Boolean broken(Integer number) {
      if (number >= 0) {
        throw new IllegalStateException("who knows");
      }
      return false;
    }

    @Override
    public Value<Integer> define(Flow flow, Value<Integer> from) {
      return flow.repeat("loop", from, number -> flow.step("add", Math::abs, number))
          .until(Untestable::broken)
          .atMost(3);
    }
  }

  @Test
  @Line(20)
  void aTestThatFailsFailsTheExecutionAtItsRound() {
    on(new Untestable());

    var ended = run(Untestable.class, 1);

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("loop[0]");
  }
}
