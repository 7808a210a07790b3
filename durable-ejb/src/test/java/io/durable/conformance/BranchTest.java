package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BranchTest extends Conformance {

  @Durable("branching")
  static class Branching implements Workflow<Integer, String> {
    final AtomicInteger asked = new AtomicInteger();

    boolean large(Integer n) {
      asked.incrementAndGet();
      if (n < 0) {
        throw new IllegalArgumentException("negative");
      }
      return n > 100;
    }

    String name(Integer n) {
      return "n" + n;
    }

    @Override
    public Value<String> define(Flow flow, Value<Integer> n) {
      var size =
          flow.when("large", this::large, n)
              .then(
                  () -> {
                    flow.step("before", this::name, n);
                    flow.sleep("nap", Duration.ofDays(1));
                    return flow.step("big", this::name, n);
                  })
              .otherwise(() -> flow.step("small", this::name, n));
      return flow.step("after", (String s) -> s + "!", size);
    }
  }

  @Test
  @Line(13)
  void onlyTheChosenArmLeavesRows() {
    on(new Branching());

    var ended = run(Branching.class, 1);

    assertThat(Rig.journal(ended))
        .containsExactly(
            "large 1 COMPLETED", "large[otherwise]/small 1 COMPLETED", "after 1 COMPLETED");
  }

  @Test
  @Line({13, 14, 27})
  void aWaitInsideAnArmResumesOnlyTheRestAndTheChoiceIsEvaluatedOnce() {
    var workflow = new Branching();
    var rig = on(workflow);
    var id = client().start(Branching.class, 101).id();
    rig.parked(id);

    rig.stopNode();
    rig.startNode();
    rig.pass(Duration.ofDays(1));

    assertThat(Rig.journal(end(id)))
        .containsExactly(
            "large 1 COMPLETED",
            "large[then]/before 1 COMPLETED",
            "large[then]/nap 1 COMPLETED",
            "large[then]/big 1 COMPLETED",
            "after 1 COMPLETED");
    assertThat(workflow.asked).hasValue(1);
  }

  @Test
  @Line(13)
  void aFailingPredicateFailsTheExecutionAtItsPath() {
    on(new Branching());

    var ended = run(Branching.class, -1);

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("large");
  }

  enum Colour {
    RED,
    GREEN
  }

  @Durable("by-enum")
  static class ByEnum implements Workflow<Colour, String> {
    @Override
    public Value<String> define(Flow flow, Value<Colour> colour) {
      return flow.on("colour", colour)
          .is(Colour.RED, () -> flow.constant("stop"))
          .is(Colour.GREEN, () -> flow.constant("go"))
          .exhaustive();
    }
  }

  @Durable("by-text")
  static class ByText implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> text) {
      return flow.on("text", text)
          .is("a", () -> flow.constant("first"))
          .is(null, () -> flow.constant("nothing"))
          .otherwise(() -> flow.constant("rest"));
    }
  }

  @Durable("by-number")
  static class ByNumber implements Workflow<Integer, String> {
    @Override
    public Value<String> define(Flow flow, Value<Integer> number) {
      return flow.on("number", number)
          .is(1, () -> flow.constant("one"))
          .otherwiseFail("unknown", "no arm for {}", number);
    }
  }

  @Durable("by-boolean")
  static class ByBoolean implements Workflow<Boolean, String> {
    @Override
    public Value<String> define(Flow flow, Value<Boolean> yes) {
      return flow.on("yes", yes)
          .is(true, () -> flow.constant("yes"))
          .is(false, () -> flow.constant("no"))
          .exhaustive();
    }
  }

  @Test
  @Line(13)
  void keysAreEnumsTextsNumbersAndBooleans() {
    on(new ByEnum(), new ByText(), new ByNumber(), new ByBoolean());

    assertThat(text(ByEnum.class, Colour.GREEN)).isEqualTo("go");
    assertThat(text(ByText.class, "a")).isEqualTo("first");
    assertThat(text(ByText.class, "b")).isEqualTo("rest");
    assertThat(text(ByNumber.class, 1)).isEqualTo("one");
    assertThat(text(ByBoolean.class, false)).isEqualTo("no");
  }

  @Test
  @Line(13)
  void nullIsAKeyWhereThereIsAnArmForIt() {
    on(new ByText());

    assertThat(text(ByText.class, null)).isEqualTo("nothing");
  }

  @Test
  @Line(13)
  void aValueWithoutAnArmFailsAsThePlanSays() {
    on(new ByNumber());

    var failure = run(ByNumber.class, 2).failure().orElseThrow();

    assertThat(failure.type()).isEqualTo("unknown");
    assertThat(failure.message()).isEqualTo("no arm for 2");
  }

  private <I> String text(Class<? extends Workflow<I, String>> workflow, I input) {
    return run(workflow, input).result().orElseThrow().stringValue();
  }

  @Durable("deep")
  static class Deep implements Workflow<Integer, Integer> {
    @Override
    public Value<Integer> define(Flow flow, Value<Integer> n) {
      return level(flow, n, 20);
    }

    private Value<Integer> level(Flow flow, Value<Integer> n, int left) {
      if (left == 0) {
        return flow.step("bottom", (Integer value) -> value + 1, n);
      }
      return flow.when("down", n.map(value -> value >= 0))
          .then(() -> level(flow, n, left - 1))
          .otherwise(() -> n);
    }
  }

  @Test
  @Line(14)
  void armsNest() {
    on(new Deep());

    assertThat(run(Deep.class, 1).result().orElseThrow().intValue()).isEqualTo(2);
  }
}
