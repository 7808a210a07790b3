package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.engine.Sketch.EachSketch;
import io.durable.function.Json;
import io.durable.model.JournalRow;
import io.durable.model.Snapshot;
import io.durable.plan.Definition;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An item costs the same whether there are a hundred or ten thousand. */
class ManyItemsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final UUID EXECUTION = new UUID(0x0190_0000_0000_7000L, 43);

  /**
   * How often as long ten thousand items may take as a thousand: ten times when it is linear, and a
   * hundred times when it is quadratic.
   */
  private static final double STEEPEST = 40;

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 8, 10_000})
  void tenThousandItemsCostTenTimesAsMuchAsAThousand(int width) {
    assertLinear("run, %d at once".formatted(width), items -> nanos(() -> journal(items, width)));
  }

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 8})
  void whatTenThousandItemsDidIsReadBackInTenTimesTheTime(int width) {
    assertLinear(
        "read back, %d at once".formatted(width),
        items -> {
          var journal = journal(items, width);
          var half = journal.subList(0, journal.size() / 2);
          return nanos(() -> course(items, width, half).apply(new Event.Resumed(NOW)));
        });
  }

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 8})
  void whatTenThousandItemsDidIsUndoneInTenTimesTheTime(int width) {
    assertLinear(
        "undo, %d at once".formatted(width),
        items -> {
          var journal = journal(items, width);
          var done = journal.subList(0, journal.size() - 1);
          return nanos(() -> undo(items, width, done));
        });
  }

  private static void assertLinear(String what, IntToLongFunction nanos) {
    var hundred = fastest(nanos, 100);
    var thousand = fastest(nanos, 1_000);
    var tenThousand = fastest(nanos, 10_000);
    System.getLogger(ManyItemsTest.class.getName())
        .log(
            System.Logger.Level.INFO,
            "forEach, {0}: 100 items 1, 1000 items {1}, 10000 items {2}",
            what,
            thousand / (double) hundred,
            tenThousand / (double) hundred);
    assertThat(tenThousand / (double) thousand).as(what).isLessThan(STEEPEST);
  }

  private static long fastest(IntToLongFunction nanos, int items) {
    return IntStream.range(0, 5).mapToLong(i -> nanos.applyAsLong(items)).min().orElseThrow();
  }

  /** Of this thread's own computing: others use the machine too. */
  private static long nanos(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - before;
  }

  private static Definition plan(int items, int width) {
    return Sketch.plan(
        flow ->
            flow.combine(
                arguments -> "done " + ((List<?>) arguments.get(0)).size(),
                flow.forEach(
                    "each",
                    flow.items(items, flow.input()),
                    EachSketch.concurrently(width),
                    body ->
                        body.flow().step("work", step -> step.external().undo(), body.given()))));
  }

  private static Course course(int items, int width, List<JournalRow> journal) {
    return Course.of(
        plan(items, width),
        EXECUTION,
        Sketch.JSON.stringNode("in"),
        new Snapshot(journal, List.of(), List.of()),
        false,
        Json.withLimit(64 * 1024 * 1024));
  }

  /** Runs to the end; the rows that were written. */
  private static List<JournalRow> journal(int items, int width) {
    var course = course(items, width, List.of());
    return drive(course, course.apply(new Event.Resumed(NOW)), Status.COMPLETED);
  }

  /** Goes on without the last item, which fails. */
  private static void undo(int items, int width, List<JournalRow> done) {
    var course = course(items, width, done);
    var work = (Change.RunStep) course.apply(new Event.Resumed(NOW)).get(0);
    var why = Thrown.failure(new IllegalStateException("the last one fails"), work.path());
    var failed =
        new Event.Failed(
            work.path(), 1, JournalRow.Outcome.FAILED, why, Optional.empty(), NOW, NOW);
    drive(course, course.apply(failed), Status.COMPENSATED);
  }

  private static List<JournalRow> drive(Course course, List<Change> first, Status end) {
    var rows = new ArrayList<JournalRow>();
    var changes = new ArrayDeque<>(first);
    for (var change = changes.poll(); change != null; change = changes.poll()) {
      if (change instanceof Change.Append append) {
        rows.add(append.row());
      } else if (change instanceof Change.Work work) {
        changes.addAll(course.apply(succeeded(course, work)));
      } else if (change instanceof Change.Finish finish) {
        assertThat(finish.status()).isEqualTo(end);
        return rows;
      }
    }
    throw new AssertionError("it did not come to its end");
  }

  private static Event succeeded(Course course, Change.Work work) {
    try {
      var given = course.arguments(work);
      var value = Sketch.JSON.stringNode(given.toString());
      return new Event.Succeeded(work.path(), 1, value, NOW, NOW);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
