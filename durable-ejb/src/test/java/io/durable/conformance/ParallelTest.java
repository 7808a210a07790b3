package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Outcome;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest extends Conformance {

  /** Arms that can only go on together. */
  @Durable("meeting")
  static class Meeting implements Workflow<String, String> {
    final CyclicBarrier together = new CyclicBarrier(2);

    String meet(String who) throws Exception {
      together.await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return who;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.all(
          "inside",
          () -> flow.step("ann", this::meet, flow.constant("ann")),
          () -> flow.step("bob", this::meet, flow.constant("bob")),
          String::concat);
      return flow.all(
          "outside",
          () -> flow.step("ann", this::meet, flow.constant("ann")).external(),
          () -> flow.step("bob", this::meet, flow.constant("bob")).external(),
          String::concat);
    }
  }

  @Test
  @Line(15)
  void armsRunAtTheSameTimeAndTheJoinSeesWhatEachOfThemGave() {
    on(new Meeting());

    var ended = run(Meeting.class, "x");

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("annbob");
    assertThat(Rig.journal(ended))
        .containsExactlyInAnyOrder(
            "inside[0]/ann 1 COMPLETED",
            "inside[1]/bob 1 COMPLETED",
            "outside[0]/ann 1 COMPLETED",
            "outside[1]/bob 1 COMPLETED");
  }

  @Test
  @Line(15)
  void armsThatEndAtTheSameInstantNeverLoseTheJoin() {
    on(new Meeting());
    var runs = grounds == Grounds.MEMORY ? 1000 : 100;

    for (var i = 0; i < runs; i++) {
      assertThat(run(Meeting.class, "x").execution().status()).isEqualTo(Status.COMPLETED);
    }
  }

  /** One arm fails while the other is at work, having done something before. */
  @Durable("fails-fast")
  static class FailsFast implements Workflow<String, String> {
    final Witness witness = new Witness();

    String book(String what) {
      return what;
    }

    void cancel(String what) {
      witness.saw("cancel " + what);
    }

    String work(String in) throws InterruptedException {
      witness.pause();
      witness.saw("worked to its end");
      return in;
    }

    String fail(String in) throws InterruptedException {
      witness.awaitEntered();
      throw new IllegalStateException("no " + in);
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.step("before", this::book, flow.constant("before")).compensate(this::cancel);
      return flow.all(
          "both",
          () -> {
            flow.step("book", this::book, flow.constant("hotel")).compensate(this::cancel);
            return flow.step("work", this::work, in);
          },
          () -> flow.step("fail", this::fail, in),
          String::concat);
    }
  }

  @Test
  @Line({16, 33})
  void theFirstFailureEndsTheOtherArmsAndWhatTheyDidIsUndone() {
    var workflow = new FailsFast();
    on(workflow);

    var ended = run(FailsFast.class, "luck");

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("both[1]/fail");
    assertThat(workflow.witness.seen()).containsExactly("cancel hotel", "cancel before");
    assertThat(Rig.journal(ended))
        .containsExactly(
            "before 1 COMPLETED",
            "both[0]/book 1 COMPLETED",
            "both[1]/fail 1 FAILED",
            "both 1 FAILED",
            "both[0]/work 1 CANCELLED",
            "both[0]/book!undo 1 COMPLETED",
            "before!undo 1 COMPLETED");
  }

  /** Tells how each arm ended. */
  @Durable("collects")
  static class Collects implements Workflow<String, String> {
    final Witness witness = new Witness();

    String book(String what) {
      return what;
    }

    void cancel(String what) {
      witness.saw("cancel " + what);
    }

    String fail(String what) {
      throw new IllegalStateException("no " + what);
    }

    static String told(List<Outcome<String>> outcomes) {
      var told = new ArrayList<String>();
      for (var outcome : outcomes) {
        told.add(outcome.failure().map(why -> why.message()).orElseGet(outcome.value()::get));
      }
      return String.join(", ", told);
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var outcomes =
          flow.<String>allOutcomes(
              "trips",
              List.of(
                  () ->
                      flow.step("book", this::book, flow.constant("sea")).compensate(this::cancel),
                  () -> {
                    flow.step("book", this::book, flow.constant("hill")).compensate(this::cancel);
                    return flow.step("fail", this::fail, in);
                  }));
      return outcomes.map(Collects::told);
    }
  }

  @Test
  @Line({16, 33})
  void collectingGivesAnOutcomePerArmAndUndoesTheArmThatFailed() {
    var workflow = new Collects();
    on(workflow);

    var ended = run(Collects.class, "guide");

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("sea, no guide");
    assertThat(workflow.witness.seen()).containsExactly("cancel hill");
    assertThat(Rig.journal(ended)).contains("trips[1] 1 FAILED", "trips[1]/book!undo 1 COMPLETED");
  }

  /** As many arms as it is told. */
  @Durable("wide")
  static class Wide implements Workflow<String, String> {
    private final int width;

    Wide(int width) {
      this.width = width;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var arms =
          IntStream.range(0, width)
              .<Supplier<Value<String>>>mapToObj(
                  i -> () -> flow.step("up", String::toUpperCase, in))
              .toList();
      return flow.<String>all("arms", arms).map(given -> String.join("", given));
    }
  }

  @Test
  @Line(18)
  void oneArmIsEnough() {
    on(new Wide(1));

    assertThat(run(Wide.class, "a").result().orElseThrow().stringValue()).isEqualTo("A");
  }

  @Test
  @Line(18)
  void fiftyArmsAreJoined() {
    on(new Wide(50));

    assertThat(run(Wide.class, "a").result().orElseThrow().stringValue()).isEqualTo("A".repeat(50));
  }

  /** Waits and work inside an arm inside an arm. */
  @Durable("deep")
  static class Deep implements Workflow<String, String> {
    final Witness witness = new Witness();

    String work(String what) {
      witness.saw(what);
      return what;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var all =
          flow.all(
              "outer",
              () ->
                  flow.all(
                      "inner",
                      () -> {
                        flow.step("work", this::work, flow.constant("one"));
                        flow.sleep("nap", Duration.ofHours(1));
                        return flow.step("more", this::work, flow.constant("two"));
                      },
                      () -> flow.event("go", String.class),
                      String::concat),
              () -> flow.step("work", this::work, flow.constant("three")),
              String::concat);
      return flow.step("last", this::work, all);
    }
  }

  @Test
  @Line({14, 27})
  void afterAWaitInsideAnArmOnlyTheRestOfThatArmRunsAndThenWhatFollows() {
    var workflow = new Deep();
    var rig = on(workflow);
    var id = client().start(Deep.class, "x").id();
    rig.awaitJournal(id, 2);
    rig.parked(id);

    rig.stopNode();
    rig.startNode();
    client().sendEvent(id, "go", "!", Optional.empty());
    rig.awaitJournal(id, 3);
    rig.parked(id);
    rig.stopNode();
    rig.startNode();
    rig.pass(Duration.ofHours(1));
    var ended = end(id);

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("two!three");
    assertThat(workflow.witness.seen()).containsOnlyOnce("one", "two", "three");
    assertThat(workflow.witness.seen().subList(2, 4)).containsExactly("two", "two!three");
  }
}
