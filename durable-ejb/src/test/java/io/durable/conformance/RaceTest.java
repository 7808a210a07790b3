package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Caller;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RaceTest extends Conformance {

  /** The first answer counts. */
  @Durable("races")
  static class Races implements Workflow<String, String> {
    final Witness witness = new Witness();
    private final boolean stubborn;

    Races(boolean stubborn) {
      this.stubborn = stubborn;
    }

    String book(String what) {
      return what;
    }

    void cancel(String what) {
      witness.saw("cancel " + what);
    }

    String slow(String in) throws InterruptedException {
      if (stubborn) {
        witness.pauseStubbornly();
      } else {
        witness.pause();
      }
      return "slow";
    }

    String fast(String in) throws InterruptedException {
      witness.awaitEntered();
      return "fast";
    }

    String after(String winner) throws InterruptedException {
      if (stubborn) {
        witness.letGo();
        while (!witness.seen().contains("cancel slow")) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
      }
      return winner;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var winner =
          flow.<String>first(
              "race",
              () -> {
                flow.step("book", this::book, flow.constant("lane")).compensate(this::cancel);
                return flow.step("slow", this::slow, in).external().compensate(this::cancel);
              },
              () -> flow.step("fast", this::fast, in));
      return flow.step("after", this::after, winner);
    }
  }

  @Test
  @Line({17, 33})
  void theFirstToSucceedWinsAndTheLoserIsEndedAndUndone() {
    var workflow = new Races(false);
    on(workflow);

    var ended = run(Races.class, "x");

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("fast");
    assertThat(workflow.witness.seen()).containsExactly("cancel lane");
    assertThat(Rig.journal(ended))
        .containsExactly(
            "race[0]/book 1 COMPLETED",
            "race[1]/fast 1 COMPLETED",
            "race 1 COMPLETED",
            "race[0]/slow 1 CANCELLED",
            "race[0]/book!undo 1 COMPLETED",
            "after 1 COMPLETED");
  }

  @Test
  @Line({17, 50})
  void whatALoserDidAllTheSameIsUndoneAndCannotChangeTheResult() {
    var workflow = new Races(true);
    on(workflow);

    var ended = run(Races.class, "x");

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("fast");
    assertThat(workflow.witness.seen())
        .contains("cancel lane", "cancel slow", "was interrupted")
        .hasSize(3);
    assertThat(Rig.journal(ended)).contains("race[0]/slow!late 1 COMPLETED");
  }

  /** Two of three suffice. */
  @Durable("votes")
  static class Votes implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var ask =
          List.<Supplier<Value<String>>>of(
              () -> flow.input("a", String.class),
              () -> flow.input("b", String.class),
              () -> flow.input("c", String.class));
      var votes = flow.<String>quorum("votes", 2, ask);
      return votes.map(given -> String.join(" ", given));
    }
  }

  private void answer(UUID execution, String path, String value) {
    var wait =
        client().get(execution).waits().stream()
            .filter(open -> open.path().equals(path))
            .findFirst()
            .orElseThrow();
    client().answer(wait.id(), value, Caller.trusted("ann"));
  }

  @Test
  @Line({17, 27})
  void aQuorumTakesTheFirstThatSucceedInTheirOrderAlsoWhenTheNodeStopsBetweenThem() {
    var rig = on(new Votes());
    var id = client().start(Votes.class, "x").id();
    rig.parked(id);

    answer(id, "votes[2]/c", "third");
    rig.awaitJournal(id, 2);
    rig.parked(id);
    rig.stopNode();
    rig.startNode();
    answer(id, "votes[0]/a", "first");
    var ended = end(id);

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("third first");
    assertThat(ended.waits()).isEmpty();
  }
}
