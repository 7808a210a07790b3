package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Caller;
import io.durable.Durable;
import io.durable.ExecutionDetail;
import io.durable.Flow;
import io.durable.Outcome;
import io.durable.Retry;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemsTest extends Conformance {

  /** Prints labels, a few at once; some printers are slow or broken. */
  @Durable("labels")
  static class Labels implements Workflow<List<Integer>, List<String>> {
    final Witness witness = new Witness();
    final AtomicInteger printed = new AtomicInteger();
    final AtomicInteger busy = new AtomicInteger();
    final AtomicInteger busiest = new AtomicInteger();
    final ConcurrentHashMap<Integer, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final int width;

    Labels(int width) {
      this.width = width;
    }

    String print(Integer number) throws InterruptedException {
      busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
      try {
        if (failures.containsKey(number) && failures.get(number).getAndDecrement() > 0) {
          throw new IllegalStateException("no paper for " + number);
        }
        printed.incrementAndGet();
        if (number < 100) {
          witness.saw("print " + number);
          TimeUnit.MILLISECONDS.sleep(number % 3);
        }
        return "label " + number;
      } finally {
        busy.decrementAndGet();
      }
    }

    void shred(String label) {
      witness.saw("shred " + label);
    }

    @Override
    public Value<List<String>> define(Flow flow, Value<List<Integer>> numbers) {
      var labels =
          flow.forEach(
              "labels",
              numbers,
              number ->
                  flow.step("print", this::print, number)
                      .external()
                      .retry(Retry.constant(2, Duration.ofHours(1)))
                      .compensate(this::shred));
      return width == 1 ? labels : labels.concurrently(width);
    }
  }

  private static List<Integer> numbers(int many) {
    return IntStream.range(0, many).boxed().toList();
  }

  private static List<String> texts(ExecutionDetail ended) {
    return ended.result().orElseThrow().valueStream().map(each -> each.stringValue()).toList();
  }

  @Test
  @Line(19)
  void itemsRunOneAfterTheOtherUnlessToldOtherwise() {
    var workflow = new Labels(1);
    on(workflow);

    var ended = run(Labels.class, numbers(4));

    assertThat(texts(ended)).containsExactly("label 0", "label 1", "label 2", "label 3");
    assertThat(workflow.witness.seen()).containsExactly("print 0", "print 1", "print 2", "print 3");
    assertThat(workflow.busiest).hasValue(1);
  }

  @Test
  @Line(19)
  void theOrderOfTheItemsIsKeptAndNeverMoreAreOpenThanMayBe() {
    var workflow = new Labels(4);
    on(workflow);

    var ended = run(Labels.class, numbers(40));

    assertThat(texts(ended)).isEqualTo(numbers(40).stream().map(i -> "label " + i).toList());
    assertThat(workflow.busiest.get()).isBetween(2, 4);
  }

  @Test
  @Line(18)
  void noItemsAtAllGiveAnEmptyList() {
    on(new Labels(2));

    assertThat(texts(run(Labels.class, List.of()))).isEmpty();
  }

  @Test
  @Line({19, 14})
  void afterAStopOnlyTheItemsThatAreNotDoneRun() {
    var workflow = new Labels(3);
    workflow.failures.put(1, new AtomicInteger(1));
    var rig = on(workflow);
    var id = client().start(Labels.class, numbers(5)).id();
    rig.parked(id);

    rig.stopNode();
    rig.startNode();
    rig.pass(Duration.ofHours(1));
    var ended = end(id);

    assertThat(texts(ended)).hasSize(5);
    assertThat(workflow.witness.seen())
        .containsExactlyInAnyOrder("print 0", "print 1", "print 2", "print 3", "print 4");
    assertThat(workflow.witness.seen()).endsWith("print 1");
  }

  @Test
  @Line({19, 33})
  void theFailureOfAnItemFailsTheWholeAndTheOthersAreUndoneTheLastOneFirst() {
    var workflow = new Labels(1);
    workflow.failures.put(2, new AtomicInteger(2));
    var rig = on(workflow);
    var id = client().start(Labels.class, numbers(5)).id();
    rig.awaitJournal(id, 4);
    rig.pass(Duration.ofHours(1));

    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("labels[2]/print");
    assertThat(workflow.witness.seen())
        .containsExactly("print 0", "print 1", "shred label 1", "shred label 0");
  }

  @Test
  @Line({18, 19})
  void tenThousandItemsAreAllDoneOnce() {
    var workflow = new Labels(16);
    on(workflow);

    var id = client().start(Labels.class, numbers(10_000)).id();
    var labels = client().await(id, Labels.class, Duration.ofMinutes(5));

    assertThat(labels).hasSize(10_000).endsWith("label 9999");
    assertThat(workflow.printed).hasValue(10_000);
    assertThat(client().get(id).journal()).hasSize(10_001);
  }

  /** Items that may fail. */
  @Durable("collected")
  static class Collected implements Workflow<List<Integer>, String> {
    final Witness witness = new Witness();

    Integer take(Integer number) {
      return number;
    }

    void putBack(Integer number) {
      witness.saw("put back " + number);
    }

    Integer half(Integer number) {
      if (number % 2 == 1) {
        throw new IllegalArgumentException("odd");
      }
      return number / 2;
    }

    static String told(List<Outcome<Integer>> outcomes) {
      return outcomes.stream()
          .map(
              each ->
                  each.succeeded() ? each.value().get().toString() : each.failure().get().path())
          .toList()
          .toString();
    }

    @Override
    public Value<String> define(Flow flow, Value<List<Integer>> numbers) {
      return flow.forEach(
              "halves",
              numbers,
              number -> {
                flow.step("take", this::take, number).compensate(this::putBack);
                return flow.step("half", this::half, number);
              })
          .collecting()
          .map(Collected::told);
    }
  }

  @Test
  @Line({19, 33})
  void collectingGoesOnWithTheOtherItemsAndUndoesTheOneThatFailed() {
    var workflow = new Collected();
    on(workflow);

    var ended = run(Collected.class, List.of(4, 5, 6));

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("[2, halves[1]/half, 3]");
    assertThat(workflow.witness.seen()).containsExactly("put back 5");
  }

  /** A list that is not there. */
  @Durable("listless")
  static class Listless implements Workflow<String, List<String>> {
    static List<String> none(String in) {
      return null;
    }

    @Override
    public Value<List<String>> define(Flow flow, Value<String> in) {
      return flow.forEach(
          "none", in.map(Listless::none), each -> flow.step("up", String::toUpperCase, each));
    }
  }

  @Test
  @Line(18)
  void aListThatIsNullIsAClearFailure() {
    on(new Listless());

    var ended = run(Listless.class, "x");

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("none");
    assertThat(ended.failure().orElseThrow().message()).isEqualTo("the list of items is null");
  }

  /** Each item asks, and what is decided of an item sleeps on it. */
  @Durable("asking")
  static class Asking implements Workflow<List<String>, List<String>> {
    @Override
    public Value<List<String>> define(Flow flow, Value<List<String>> names) {
      return flow.forEach(
              "each",
              names,
              name -> {
                var said = flow.input("said", String.class).prompt("What of {}?", name);
                flow.sleep("night", Duration.ofHours(8));
                return flow.combine((who, what) -> who + ": " + what, name, said);
              })
          .concurrently(2);
    }
  }

  @Test
  @Line(27)
  void aWaitInsideAnItemWorksLikeOneAtTheTop() {
    var rig = on(new Asking());
    var id = client().start(Asking.class, List.of("a", "b", "c")).id();
    for (var night = 1; night <= 2; night++) {
      rig.parked(id);
      var open =
          client().get(id).waits().stream().filter(wait -> !wait.prompt().isEmpty()).toList();
      open.forEach(wait -> client().answer(wait.id(), wait.prompt(), Caller.trusted("ann")));
      rig.signalsTaken(id);
      rig.parked(id);
      rig.pass(Duration.ofHours(8));
    }

    assertThat(texts(end(id))).containsExactly("a: What of a?", "b: What of b?", "c: What of c?");
  }
}
