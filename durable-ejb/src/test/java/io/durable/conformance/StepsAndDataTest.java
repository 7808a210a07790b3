package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.InputDoesNotFit;
import io.durable.Retry;
import io.durable.Status;
import io.durable.StepContext;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.TypeRef;
import io.durable.proof.Line;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepsAndDataTest extends Conformance {

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

  enum Colour {
    RED,
    GREEN
  }

  record Leaf(String name, BigDecimal price) {}

  record Twig(List<Leaf> leaves) {}

  record Branch(Map<String, Twig> twigs) {}

  record Limb(Optional<Branch> branch) {}

  record Tree(
      Limb limb,
      Set<Colour> colours,
      UUID id,
      Instant at,
      LocalDate day,
      ZonedDateTime zoned,
      Duration length,
      String unicode,
      List<String> empty,
      double ratio,
      long big) {}

  @Durable("types")
  static class Types implements Workflow<Tree, Tree> {
    private final List<Tree> seen = new ArrayList<>();

    Tree same(Tree tree) {
      seen.add(tree);
      return tree;
    }

    @Override
    public Value<Tree> define(Flow flow, Value<Tree> tree) {
      var once = flow.step("once", this::same, tree);
      return flow.step("twice", this::same, once);
    }
  }

  @Test
  @Line(2)
  void resultsKeepTheirTypesThroughTheStore() {
    var workflow = new Types();
    on(workflow);
    var tree =
        new Tree(
            new Limb(
                Optional.of(
                    new Branch(
                        Map.of("a", new Twig(List.of(new Leaf("x", new BigDecimal("1.10")))))))),
            Set.of(Colour.GREEN),
            UUID.randomUUID(),
            Instant.parse("2026-03-29T01:30:00.123456Z"),
            LocalDate.of(2024, 2, 29),
            ZonedDateTime.parse("2026-03-29T03:00:00+02:00[Europe/Berlin]"),
            Duration.ofNanos(1_000_000_001),
            "żółć 漢字 🎉",
            List.of(),
            0.1,
            Long.MAX_VALUE);

    var id = client().start(Types.class, tree).id();

    assertThat(client().await(id, Types.class, Rig.PATIENCE)).isEqualTo(tree);
    assertThat(workflow.seen).containsExactly(tree, tree);
    assertThat(workflow.seen.get(1)).isNotSameAs(workflow.seen.get(0));
  }

  @Durable("large")
  static class Large implements Workflow<Integer, Integer> {
    final AtomicInteger calls = new AtomicInteger();

    String fill(Integer size) {
      calls.incrementAndGet();
      return "x".repeat(size);
    }

    Integer measure(String text) {
      return text.length();
    }

    @Override
    public Value<Integer> define(Flow flow, Value<Integer> size) {
      var text = flow.step("fill", this::fill, size).retry(Retry.constant(5, Duration.ZERO));
      return flow.step("measure", this::measure, text);
    }
  }

  @Test
  @Line(2)
  void aPayloadOfAMegabyteIsKept() {
    on(new Large());

    var ended = run(Large.class, 1_000_000);

    assertThat(ended.result().orElseThrow().intValue()).isEqualTo(1_000_000);
  }

  @Test
  @Line(2)
  void aPayloadOverTheLimitFailsTheStepWithATypedErrorAndIsNotRetried() {
    var workflow = new Large();
    on(workflow);

    var ended = run(Large.class, 3_000_000);

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().type()).endsWith("PayloadException");
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("fill");
    assertThat(workflow.calls).hasValue(1);
  }

  @Test
  @Line(2)
  void anInputThatCannotBeStoredIsRefusedAtTheStart() {
    on(new OneStep());

    assertThatThrownBy(() -> client().start(OneStep.class, "a\0b"))
        .isInstanceOf(InputDoesNotFit.class);
  }

  record Knot(List<Object> self) {}

  @Durable("unstorable")
  static class Unstorable implements Workflow<String, String> {
    Double notANumber(String how) {
      return Double.NaN;
    }

    String nul(String how) {
      return "a\0b";
    }

    @Override
    public Value<String> define(Flow flow, Value<String> how) {
      return flow.when("nan", how.map("nan"::equals))
          .then(() -> flow.step("number", this::notANumber, how).map(String::valueOf))
          .otherwise(() -> flow.step("text", this::nul, how));
    }
  }

  @Test
  @Line(2)
  void aResultThatIsNoNumberFailsItsStep() {
    on(new Unstorable());

    var ended = run(Unstorable.class, "nan");

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("nan[then]/number");
  }

  @Test
  @Line(2)
  void aResultWithANulCharacterFailsItsStep() {
    on(new Unstorable());

    var ended = run(Unstorable.class, "text");

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("nan[otherwise]/text");
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
