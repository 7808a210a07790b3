package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.Status;
import io.durable.WaitKind;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.WaitRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random plans with random failures, crashes, cancels and signals come to what the oracle says. A
 * run is its seed: to look at one, give it to {@link #comesToWhatTheOracleSays}.
 */
class RandomPlansTest {
  private static final int RUNS = 500;

  @Test
  void withoutAnyTroubleFromOutside() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0, false));
  }

  @Test
  void withCrashesBeforeAndAfterAnyCommit() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0.2, false));
  }

  @Test
  void withACancelSomewhere() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0, true));
  }

  @Test
  void withCrashesAndACancel() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0.2, true));
  }

  private static void comesToWhatTheOracleSays(long seed, double crashes, boolean cancel) {
    var run = new Run(seed, crashes, cancel);
    run.toTheEnd();

    var life = run.life;
    var fate =
        new Oracle(run.plan.definition().plan(), run.plan.labels(), "in", run.world()).fate();

    var about = "seed %d: %s".formatted(seed, life.rows());
    assertThat(life.status().name()).as(about).isEqualTo(fate.status());
    assertThat(life.effects()).as(about).isEqualTo(fate.effects());
    assertThat(life.failure().map(Failure::path).orElse("")).as(about).isEqualTo(fate.failedAt());
    if (life.status() == Status.COMPLETED) {
      assertThat(life.result()).as(about).isEqualTo(fate.result().orElseThrow());
    }
    assertThat(life.openWaits()).as(about).isEmpty();
  }

  /** One execution in a random world. */
  private static final class Run {
    private final Random random;
    private final RandomPlan plan;
    private final Life life;
    private final Map<String, Integer> sent = new HashMap<>();
    private int cancelIn;
    private Optional<Integer> cancelledAfter = Optional.empty();

    Run(long seed, double crashes, boolean cancel) {
      random = new Random(seed);
      plan = new RandomPlan(random);
      life = new Life(plan.definition(), "in");
      plan.scripts().forEach((path, how) -> life.script(path, how.toArray(Scripted[]::new)));
      cancelIn = cancel ? random.nextInt(12) : Integer.MAX_VALUE;
      if (crashes > 0) {
        life.crashWhen(() -> random.nextDouble() < crashes);
        life.crashBeforeCommitWhen(() -> random.nextDouble() < crashes / 2);
      }
    }

    void toTheEnd() {
      for (var n = random.nextInt(3); n > 0; n--) {
        life.eventUnheard("signal0", nextEvent("signal0"));
      }
      life.claim(false);
      while (!life.status().terminal()) {
        if (cancelIn-- == 0) {
          cancel();
        } else {
          step();
        }
      }
    }

    private String nextEvent(String signal) {
      return signal + "#" + sent.merge(signal, 1, Integer::sum);
    }

    private void cancel() {
      var accepted = life.status() != Status.COMPENSATING;
      var effects = life.effects().size();
      life.cancel();
      if (accepted) {
        cancelledAfter = Optional.of(effects);
      }
    }

    private void step() {
      if (life.running().isEmpty()) {
        wakeUp();
      } else if (random.nextInt(10) == 0) {
        disturb();
      } else {
        life.runNext();
        comesLate();
      }
    }

    /** The time, and outcomes of attempts that have ended, change nothing. */
    private void disturb() {
      var work = life.running();
      life.apply(new Event.TimePassed(life.now()));
      for (var row : life.journal()) {
        if (row.kind() == Kind.STEP) {
          var value = Sketch.JSON.stringNode("forged");
          var forged =
              new Event.Succeeded(row.path(), row.attempt(), value, life.now(), life.now());
          assertThat(life.apply(forged)).isEmpty();
        }
      }
      assertThat(life.running()).containsExactlyInAnyOrderElementsOf(work);
    }

    /** A timed-out attempt sometimes gives its result right after the time. */
    private void comesLate() {
      var journal = life.journal();
      if (journal.isEmpty() || life.status().terminal() || life.status() == Status.COMPENSATING) {
        return;
      }
      var last = journal.get(journal.size() - 1);
      var cutOff = last.kind() == Kind.STEP && last.outcome() == Outcome.TIMED_OUT;
      if (cutOff && !life.running().isEmpty() && random.nextInt(4) > 0) {
        var value = Sketch.JSON.stringNode("late");
        life.apply(new Event.CameLate(last.path(), last.attempt(), value, life.now(), life.now()));
      }
    }

    private void wakeUp() {
      var open = life.open().stream().filter(wait -> wait.kind() != WaitKind.SLEEP).findFirst();
      if (open.isEmpty() || expires(open.get())) {
        life.pass(Duration.ofMinutes(1));
      } else if (open.get().kind() == WaitKind.EVENT) {
        life.event(open.get().signal(), nextEvent(open.get().signal()));
      } else {
        var path = open.get().path().toString();
        life.answer(path, plan.answers().get(path).orElseThrow());
      }
    }

    private boolean expires(WaitRow wait) {
      return wait.kind() != WaitKind.EVENT && plan.answers().get(wait.path().toString()).isEmpty();
    }

    Oracle.World world() {
      var words = new HashMap<String, List<String>>();
      plan.scripts().forEach((path, how) -> words.put(path, RandomPlan.words(how)));
      var late =
          life.journal().stream()
              .filter(row -> row.kind() == Kind.LATE && row.outcome() == Outcome.COMPLETED)
              .collect(
                  Collectors.toMap(
                      row -> row.path().unmarked().toString(),
                      row -> row.value().orElseThrow().stringValue(),
                      (first, second) -> first));
      return new Oracle.World(
          words, plan.answers(), life.doubted(), late, cancelledAfter, life.id().toString());
    }
  }
}
