package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Failure;
import io.durable.WaitKind;
import io.durable.plan.Definition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The node dies once, at each point in turn: nothing that finished runs again, and the end is the
 * same.
 */
class CrashAtEveryPointTest {

  /**
   * @param life begins it
   * @param answers what questions are answered with; the time passes for the others
   * @param cancelAt how many rows the journal has when a cancel comes; a negative number for never
   */
  record Story(String name, Supplier<Life> life, Map<String, String> answers, int cancelAt) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All that can be seen from outside. */
  record Ending(
      Object status, Optional<String> failedAt, List<String> effects, List<String> rows) {}

  @ParameterizedTest
  @MethodSource("stories")
  void afterACommit(Story story) {
    var calm = ending(story, 0, 0);
    var points = countCommits(story);

    for (var point = 1; point <= points; point++) {
      assertThat(ending(story, point, 0)).as("crash after commit %d", point).isEqualTo(calm);
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void beforeACommit(Story story) {
    var calm = ending(story, 0, 0);
    var points = countCommits(story);

    for (var point = 1; point <= points; point++) {
      assertThat(ending(story, 0, point)).as("crash before commit %d", point).isEqualTo(calm);
    }
  }

  static Stream<Story> stories() {
    return Stream.of(
        new Story("steps with retries", CrashAtEveryPointTest::retries, Map.of(), -1),
        new Story("all kinds of nodes", () -> everything("x"), Map.of("ask", "yes"), -1),
        new Story("a deadline", () -> everything("x"), Map.of(), -1),
        new Story("a failure deep inside", () -> everything("y"), Map.of("ask", "yes"), -1),
        new Story("a failed undo", CrashAtEveryPointTest::failedUndo, Map.of("ask", "yes"), -1),
        new Story("a timeout in doubt", CrashAtEveryPointTest::inDoubt, Map.of(), -1),
        new Story("a cancel early", () -> everything("x"), Map.of("ask", "yes"), 2),
        new Story("a cancel late", () -> everything("x"), Map.of("ask", "yes"), 5));
  }

  private static int countCommits(Story story) {
    var commits = new AtomicInteger();
    var life = story.life().get().crashBeforeCommitWhen(() -> commits.incrementAndGet() < 0);
    drive(story, life);
    assertThat(commits.get()).isGreaterThan(3);
    return commits.get();
  }

  private static Ending ending(Story story, int crashAfter, int crashBefore) {
    var after = new AtomicInteger();
    var before = new AtomicInteger();
    var life =
        story
            .life()
            .get()
            .crashWhen(() -> after.incrementAndGet() == crashAfter)
            .crashBeforeCommitWhen(() -> before.incrementAndGet() == crashBefore);
    drive(story, life);
    return new Ending(
        life.status() == io.durable.Status.COMPLETED ? life.result() : life.status(),
        life.failure().map(Failure::path),
        life.effects(),
        life.rows().stream().filter(row -> !row.contains("!doubt")).toList());
  }

  private static void drive(Story story, Life life) {
    var cancelled = false;
    life.claim(false);
    while (!life.status().terminal()) {
      if (!cancelled && life.journal().size() == story.cancelAt()) {
        cancelled = true;
        life.cancel();
      } else if (!life.running().isEmpty()) {
        life.runNext();
      } else {
        wakeUp(story, life);
      }
    }
  }

  private static void wakeUp(Story story, Life life) {
    var question =
        life.open().stream()
            .filter(wait -> wait.kind() == WaitKind.INPUT)
            .map(wait -> wait.path().toString())
            .filter(story.answers()::containsKey)
            .findFirst();
    if (question.isPresent()) {
      life.answer(question.get(), story.answers().get(question.get()));
    } else {
      life.pass(Duration.ofMinutes(30));
    }
  }

  private static Life retries() {
    var plan =
        Sketch.plan(
            flow -> {
              var a = flow.step("a", flow.input());
              var b = flow.step("b", step -> step.external(), a);
              return flow.step("c", a, b);
            });
    return new Life(plan, "in")
        .script(
            "b",
            Scripted.failsAndRetriesAfter(Duration.ZERO),
            Scripted.failsAndRetriesAfter(Duration.ofHours(1)));
  }

  private static Life everything(String input) {
    return new Life(allKinds(), input)
        .eventUnheard("paid", "cash")
        .script("b", Scripted.failsAndRetriesAfter(Duration.ofMinutes(1)));
  }

  private static Life failedUndo() {
    return everything("y")
        .script("a!undo", Scripted.failsAndRetriesAfter(Duration.ofMinutes(1)))
        .script("b!undo", Scripted.fails());
  }

  private static Life inDoubt() {
    var plan =
        Sketch.plan(
            flow -> {
              flow.step("a", step -> step.undo());
              flow.step("b", step -> step.external().undoWithInputs().undoInDoubt(), flow.input());
              return flow.step("c");
            });
    return new Life(plan, "in").script("b", Scripted.timesOut());
  }

  private static Definition allKinds() {
    return Sketch.plan(
        flow -> {
          var a = flow.step("a", step -> step.undo(), flow.input());
          var asked =
              flow.ask(
                  "ask", wait -> wait.within(Duration.ofHours(1)).orElse(flow.constant("nobody")));
          flow.sleep("nap", Duration.ofHours(2));
          var b = flow.step("b", step -> step.undo(), a, asked);
          var paid = flow.event("paid", "paid");
          var chosen =
              flow.branch(
                  "choice",
                  flow.input(),
                  arms ->
                      arms.is("x", arm -> arm.step("deep", step -> step.undo(), b, paid))
                          .otherwise(
                              arm -> {
                                arm.step("deep", step -> step.undoWithInputs(), b);
                                return arm.fail("refused", "by {}", paid);
                              }));
          return flow.step("last", chosen);
        });
  }
}
