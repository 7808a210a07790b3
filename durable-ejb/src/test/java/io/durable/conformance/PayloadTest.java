package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.InputDoesNotFit;
import io.durable.Retry;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
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

class PayloadTest extends Conformance {

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
    on(new StepsTest.OneStep());

    assertThatThrownBy(() -> client().start(StepsTest.OneStep.class, "a\0b"))
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
}
