package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.Status;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random plans of all constructs, nested four deep, in random worlds come to what the oracle says:
 * the result, the calls of user code and the order in which they are undone. A run is its seed: to
 * look at one, give it to {@link #comesToWhatTheOracleSays}.
 */
class RandomLanguageTest {
  private static final int RUNS = Integer.getInteger("durable.random.runs", 1000);
  private static final int DEPTH = 4;

  @Test
  void withoutAnyTroubleFromOutside() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0, false));
  }

  @Test
  void withCrashesBeforeAndAfterAnyCommit() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0.1, false));
  }

  @Test
  void withACancelSomewhere() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0, true));
  }

  @Test
  void withCrashesAndACancel() {
    LongStream.range(0, RUNS).forEach(seed -> comesToWhatTheOracleSays(seed, 0.1, true));
  }

  private static void comesToWhatTheOracleSays(long seed, double crashes, boolean cancel) {
    var random = new Random(seed);
    var trouble = List.of(0.0, 0.03, 0.1, 0.2).get(random.nextInt(4));
    var cancelAt =
        cancel ? Optional.of(1 + random.nextLong(40_000_000_000L)) : Optional.<Long>empty();
    var world = new World(seed, trouble, cancelAt);
    var definition = RandomLanguage.plan(seed, 1 + random.nextInt(DEPTH));
    var life = new Life(definition, "in").in(world);
    if (crashes > 0) {
      life.crashWhen(() -> random.nextDouble() < crashes);
      life.crashBeforeCommitWhen(() -> random.nextDouble() < crashes / 2);
    }

    new Pace(life, world).toTheEnd();

    var plan = definition.plan();
    var timeline = new Timeline(world, life.id().toString(), doubted(life), cutOff(life));
    var values = new Timed(plan, definition.code().pure(), "in");
    var fate = new TimedOracle(world, plan, timeline, values).fate();
    Supplier<String> about = () -> "seed %d: %s%n%s".formatted(seed, life.rows(), plan.outline());
    assertThat(life.effects()).as(about).isEqualTo(fate.effects());
    assertThat(life.status().name()).as(about).isEqualTo(fate.status());
    assertThat(life.failure().map(Failure::path).orElse("")).as(about).isEqualTo(fate.failedAt());
    if (life.status() == Status.COMPLETED) {
      assertThat(life.result()).as(about).isEqualTo(fate.result().orElseThrow());
    }
    assertThat(life.openWaits()).as(about).isEmpty();
  }

  private static Set<String> doubted(Life life) {
    var all = new HashSet<>(life.doubted());
    life.journal().stream()
        .filter(row -> row.kind() == JournalRow.Kind.LATE)
        .forEach(row -> all.add(row.path().unmarked().toString()));
    return all;
  }

  private static Set<String> cutOff(Life life) {
    return life.journal().stream()
        .filter(row -> row.outcome() == Outcome.CANCELLED && row.kind() == JournalRow.Kind.STEP)
        .map(row -> row.path().toString())
        .collect(Collectors.toSet());
  }
}
