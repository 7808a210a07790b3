package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.Status;
import io.durable.engine.Sketch.EachSketch;
import io.durable.plan.Definition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items and rounds, where {@link RandomLanguageTest} found something or cannot look. */
class RoundsAndItemsTest {

  /** Three items at once, each in doubt when it is cut off. */
  private static Definition items() {
    return Sketch.plan(
        flow ->
            flow.combine(
                Object::toString,
                flow.forEach(
                    "each",
                    flow.items(5, flow.input()),
                    EachSketch.concurrently(3),
                    body ->
                        body.flow()
                            .step(
                                "work",
                                step -> step.external().undo().undoInDoubt(),
                                body.given()))));
  }

  @Test
  void whatWasOpenBesideAnItemThatFailedIsUndoneAlsoAfterACrash() {
    var life =
        new Life(items(), "in")
            .script("each[0]/work", Scripted.timesOut())
            .script("each[0]/work!undo", Scripted.fails())
            .claim(false)
            .runNext();

    life.crashAndTakeOver().run();

    assertThat(life.rows())
        .containsExactly(
            "each!entry",
            "each[0]/work TIMED_OUT",
            "each FAILED",
            "each[1]/work CANCELLED",
            "each[2]/work CANCELLED",
            "each[2]/work!undo",
            "each[1]/work!undo",
            "each[0]/work!undo FAILED");
  }

  @Test
  void theListIsKeptAsItWasWhenItWasReached() {
    var life = new Life(items(), "in").claim(false);

    assertThat(life.journal().get(0).value().orElseThrow().toString())
        .isEqualTo("[\"in.0\",\"in.1\",\"in.2\",\"in.3\",\"in.4\"]");
    assertThat(life.running()).hasSize(3);
  }

  /** Rounds that are enough when the text is long enough. */
  private static Definition rounds(int atMost) {
    return Sketch.plan(
        flow ->
            flow.repeat(
                "loop",
                flow.input(),
                body -> body.flow().step("more", step -> step.undo(), body.given()),
                arguments -> ((String) arguments.get(0)).length() > 60,
                atMost));
  }

  @Test
  void aLoopGoesOnInItsRoundAlsoWhereThePlanAllowsFewerToday() {
    var earlier = new Life(rounds(9), "in").claim(false);
    for (var i = 0; i < 5; i++) {
      earlier.runNext();
    }
    assertThat(earlier.running().get(0).path()).hasToString("loop[2]");

    var life = earlier.on(rounds(2)).crashAndTakeOver().run();

    assertThat(life.rows())
        .containsExactly(
            "loop[0]/more",
            "loop[0]",
            "loop[1]/more",
            "loop[1]",
            "loop[2]/more",
            "loop[2]",
            "loop FAILED",
            "loop[2]/more!undo",
            "loop[1]/more!undo",
            "loop[0]/more!undo");
    assertThat(life.failure().map(Failure::type)).contains("TooManyRounds");
  }

  @Test
  void aLoopThatIsDecidedStaysDecidedWhereThePlanAllowsMoreToday() {
    var earlier =
        new Life(rounds(1), "in").script("loop[0]/more!undo", Scripted.fails()).claim(false);
    earlier.runNext().runNext();
    assertThat(earlier.status()).isEqualTo(Status.COMPENSATING);

    var life = earlier.on(rounds(9)).crashAndTakeOver().run();

    assertThat(life.rows())
        .containsExactly("loop[0]/more", "loop[0]", "loop FAILED", "loop[0]/more!undo FAILED");
  }

  @Test
  void aRefusalOfTheDatabaseStaysTheReasonAfterACrash() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("first", step -> step.undo());
              return flow.step("second");
            });
    var life = new Life(plan, "in").claim(false).runNext();
    var why = new Failure("NotStorable", "too large", "", "");

    life.apply(new Event.Refused(why, life.now()));
    life.crashAndTakeOver().run();

    assertThat(life.rows())
        .isEqualTo(List.of("first", " FAILED", "second CANCELLED", "first!undo"));
    assertThat(life.failure()).contains(why);
  }
}
