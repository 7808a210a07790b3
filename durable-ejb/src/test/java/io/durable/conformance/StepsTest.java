package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Status;
import io.durable.StepContext;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.TypeRef;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepsTest extends Conformance {

  @Durable("one-step")
  static class OneStep implements Workflow<String, String> {
    String greet(String name) {
      return "Hello " + name;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      return flow.step("greet", this::greet, name);
    }
  }

  @Test
  @Line(1)
  void aWorkflowOfOneStepCompletes() {
    on(new OneStep());

    var ended = run(OneStep.class, "Ada");

    assertThat(ended.execution().status()).isEqualTo(Status.COMPLETED);
    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("Hello Ada");
    assertThat(Rig.journal(ended)).containsExactly("greet 1 COMPLETED");
  }

  @Durable("hundred-steps")
  static class HundredSteps implements Workflow<Integer, Integer> {
    Integer next(Integer n) {
      return n + 1;
    }

    @Override
    public Value<Integer> define(Flow flow, Value<Integer> from) {
      Value<Integer> n = from;
      for (var i = 0; i < 100; i++) {
        n = flow.step("s" + i, this::next, n);
      }
      return n;
    }
  }

  @Test
  @Line(1)
  void aWorkflowOfAHundredStepsCompletesInTheirOrder() {
    on(new HundredSteps());

    var ended = run(HundredSteps.class, 0);

    assertThat(ended.result().orElseThrow().intValue()).isEqualTo(100);
    assertThat(ended.journal()).hasSize(100);
    assertThat(ended.journal().get(99).path()).isEqualTo("s99");
  }

  @Durable("no-steps")
  static class NoSteps implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> input) {
      return input;
    }
  }

  @Test
  @Line(1)
  void aWorkflowWithoutStepsCompletesWithAnEmptyInput() {
    on(new NoSteps());

    var ended = run(NoSteps.class, "");

    assertThat(ended.execution().status()).isEqualTo(Status.COMPLETED);
    assertThat(ended.result().orElseThrow().stringValue()).isEmpty();
  }

  @Durable("optional")
  static class Nothing implements Workflow<String, Optional<String>> {
    Optional<String> find(String key) {
      return Optional.empty();
    }

    @Override
    public Value<Optional<String>> define(Flow flow, Value<String> key) {
      return flow.step("find", this::find, key);
    }
  }

  @Test
  @Line(1)
  void anEmptyOptionalIsAResult() {
    var rig = on(new Nothing());

    var id = client().start(Nothing.class, "key").id();

    assertThat(client().await(id, Nothing.class, Rig.PATIENCE)).isEmpty();
    assertThat(rig.end(id).execution().status()).isEqualTo(Status.COMPLETED);
  }

  static class Treacherous extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message for you");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause either");
    }
  }

  @Durable("throwing")
  static class Throwing implements Workflow<String, String> {
    String fail(String how) throws Exception {
      switch (how) {
        case "null" -> throw new IllegalArgumentException((String) null);
        case "nul" -> throw new IllegalArgumentException("a\0b\uD800");
        case "treacherous" -> throw new Treacherous();
        case "deep" -> throw deep(2_000);
        case "huge" -> throw new IllegalArgumentException("m".repeat(3_000_000));
        case "overflow" -> endless(0);
        case "memory" -> throw new OutOfMemoryError("pretended");
        default -> throw new Exception("checked");
      }
      return how;
    }

    private int endless(int n) {
      return n < 0 ? 0 : endless(n + 1) + 1;
    }

    private static Exception deep(int levels) {
      var failure = new Exception("the first");
      for (var i = 0; i < levels; i++) {
        failure = new Exception("level " + i + " ".repeat(1000), failure);
      }
      return failure;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> how) {
      return flow.step("fail", this::fail, how);
    }
  }

  @Test
  @Line(3)
  void anExceptionIsKeptWithTypeMessageAndStack() {
    on(new Throwing());

    var failure = run(Throwing.class, "checked").failure().orElseThrow();

    assertThat(failure.type()).isEqualTo("java.lang.Exception");
    assertThat(failure.message()).isEqualTo("checked");
    assertThat(failure.stack()).contains("Throwing.fail");
    assertThat(failure.path()).isEqualTo("fail");
  }

  @Test
  @Line({3, 4})
  void anyExceptionCanBeKeptWhateverItsMethodsDo() {
    on(new Throwing());

    for (var how : List.of("null", "nul", "treacherous", "deep", "huge")) {
      var ended = run(Throwing.class, how);

      assertThat(ended.execution().status()).as(how).isEqualTo(Status.FAILED);
      var failure = ended.failure().orElseThrow();
      assertThat(failure.message().length()).as(how).isLessThan(5_000);
      assertThat(failure.stack().length()).as(how).isLessThan(20_000);
    }
  }

  @Test
  @Line(3)
  void anErrorFailsTheStepAndNotTheNode() {
    on(new Throwing(), new OneStep());

    var overflow = run(Throwing.class, "overflow");
    var memory = run(Throwing.class, "memory");
    var other = run(OneStep.class, "Ada");

    assertThat(overflow.failure().orElseThrow().type()).isEqualTo("java.lang.StackOverflowError");
    assertThat(memory.failure().orElseThrow().type()).isEqualTo("java.lang.OutOfMemoryError");
    assertThat(other.execution().status()).isEqualTo(Status.COMPLETED);
  }

  @Durable("self-aware")
  static class SelfAware implements Workflow<String, String> {
    final List<String> told = new ArrayList<>();

    String look(String in) {
      var context = StepContext.current();
      told.add(
          "%s %s %d %s"
              .formatted(
                  context.execution(),
                  context.path(),
                  context.attempt(),
                  context.idempotencyKey()));
      if (context.attempt() < 3) {
        throw new IllegalStateException("again");
      }
      return in;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.step("look", this::look, in).retry(Retry.constant(3, Duration.ZERO));
    }
  }

  @Test
  @Line(5)
  void aStepSeesItsExecutionPathAttemptAndAStableIdempotencyKey() {
    var workflow = new SelfAware();
    on(workflow);

    var id = run(SelfAware.class, "x").execution().id();

    assertThat(workflow.told)
        .containsExactly(
            "%s look 1 %s/look".formatted(id, id),
            "%s look 2 %s/look".formatted(id, id),
            "%s look 3 %s/look".formatted(id, id));
  }

  @Durable("other-with-greet")
  static class SameNames implements Workflow<String, List<String>> {
    List<String> greet(String name) {
      return List.of(name);
    }

    @Override
    public Value<List<String>> define(Flow flow, Value<String> name) {
      return flow.step("greet", this::greet, name).as(new TypeRef<List<String>>() {});
    }
  }

  @Test
  @Line(6)
  void twoWorkflowsMayUseTheSameStepNames() {
    on(new OneStep(), new SameNames());

    var one = run(OneStep.class, "Ada");
    var other = run(SameNames.class, "Ada");

    assertThat(Rig.journal(one)).isEqualTo(Rig.journal(other));
    assertThat(one.result()).isNotEqualTo(other.result());
  }
}
