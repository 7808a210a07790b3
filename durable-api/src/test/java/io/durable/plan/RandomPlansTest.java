package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.durable.Flow;
import io.durable.InvalidPlan;
import io.durable.Value;
import io.durable.function.Json;
import io.durable.plan.Expression.Combination;
import io.durable.plan.Expression.ItemRef;
import io.durable.plan.Expression.Projection;
import io.durable.plan.Expression.ResultRef;
import io.durable.plan.Expression.RoundRef;
import io.durable.plan.Shop.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans of random structure keep the rules that hold for every plan. */
class RandomPlansTest {
  private static final int ROUNDS = 300;

  static Stream<Long> seeds() {
    return new Random(20261124).longs(ROUNDS).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPlanHoldsTogether(long seed) {
    var definition = Sketch.definition((flow, order) -> new Author(seed, 0).write(flow, order));

    var plan = definition.plan();
    assertThat(plan.nodes())
        .allSatisfy(
            node -> {
              assertThat(Path.parse(node.path().toString())).isEqualTo(node.path());
              assertThat(plan.node(node.path())).containsSame(node);
            });
    assertThat(definition.code().steps().keySet()).isEqualTo(pathsOf(plan, StepNode.class));
    new Scopes(definition.code()).check(plan.body(), new HashSet<>());
    assertThat(plan.outline()).startsWith("sketch\n");
    assertThat(plan.mermaid()).startsWith("flowchart TD\n");
    assertThat(Json.mapper().readTree(plan.json()).path("workflow").stringValue())
        .isEqualTo("sketch");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void recordingItAgainGivesTheSamePlan(long seed) {
    var first = Sketch.plan((flow, order) -> new Author(seed, 0).write(flow, order));
    var second = Sketch.plan((flow, order) -> new Author(seed, 0).write(flow, order));

    assertThat(second).isEqualTo(first);
    assertThat(second.hash()).isEqualTo(first.hash());
    assertThat(second.json()).isEqualTo(first.json());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsRefusedExactlyWhenAValueLeftItsArm(long seed) {
    var author = new Author(seed, 10);

    var refused =
        catchThrowableOfType(
            InvalidPlan.class, () -> Sketch.definition((flow, order) -> author.write(flow, order)));

    if (author.strayed.isEmpty()) {
      assertThat(refused).isNull();
    } else {
      assertThat(refused.problems())
          .allSatisfy(p -> assertThat(p.message()).contains("outside the "))
          .extracting(p -> p.path().toString())
          .hasSameElementsAs(author.strayed);
    }
  }

  private static Set<Path> pathsOf(Plan plan, Class<? extends Node> kind) {
    var paths = new HashSet<Path>();
    plan.nodes().stream().filter(kind::isInstance).forEach(node -> paths.add(node.path()));
    return paths;
  }

  static List<String> letters(String text) {
    return List.of(text.split(""));
  }

  static String text(List<String> letters) {
    return String.join("", letters);
  }

  /** Writes a random workflow of strings, and knows what it did wrong. */
  private static final class Author {
    private final Random random;
    private final int strayPercent;
    private final List<Value<String>> gone = new ArrayList<>();
    private final Set<String> strayed = new HashSet<>();
    private int names;

    Author(long seed, int strayPercent) {
      this.random = new Random(seed);
      this.strayPercent = strayPercent;
    }

    Value<String> write(Flow flow, Value<Order> order) {
      return block(flow, List.of(order.map(Order::id)), "", 0);
    }

    private Value<String> block(Flow flow, List<Value<String>> around, String path, int depth) {
      var seen = new ArrayList<>(around);
      var made = new ArrayList<Value<String>>();
      var count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        var name = "n" + ++names;
        if (random.nextInt(6) == 0) {
          // Made of values from around it, it may be used around it as well: it never strays.
          seen.add(flow.combine((a, b) -> a + b, seen.get(0), seen.get(seen.size() - 1)));
        } else {
          var value = node(flow, seen, path + name, name, depth);
          seen.add(value);
          made.add(value);
        }
      }
      gone.addAll(made);
      return seen.get(seen.size() - 1);
    }

    private Value<String> node(
        Flow flow, List<Value<String>> seen, String path, String name, int depth) {
      return switch (random.nextInt(depth < 4 ? 10 : 4)) {
        case 0 -> flow.step(name, () -> "x");
        case 1 -> flow.step(name, (String a) -> a, pick(seen, path));
        case 2 ->
            flow.step(name, (a, b) -> a + b, pick(seen, path), pick(seen, path))
                .compensate(x -> {});
        case 3 -> flow.input(name, String.class).prompt("{}", pick(seen, path));
        default -> nested(flow, seen, path, name, depth);
      };
    }

    private Value<String> nested(
        Flow flow, List<Value<String>> seen, String path, String name, int depth) {
      return switch (random.nextInt(6)) {
        case 0 ->
            flow.when(name, String::isEmpty, pick(seen, path))
                .<String>then(() -> block(flow, seen, path + "[then]/", depth + 1))
                .otherwise(() -> block(flow, seen, path + "[otherwise]/", depth + 1));
        case 1 ->
            flow.first(
                name,
                () -> block(flow, seen, path + "[0]/", depth + 1),
                () -> block(flow, seen, path + "[1]/", depth + 1));
        case 2 ->
            flow.all(
                name,
                () -> block(flow, seen, path + "[0]/", depth + 1),
                () -> block(flow, seen, path + "[1]/", depth + 1),
                (a, b) -> a + b);
        case 3 ->
            flow.forEach(
                    name,
                    pick(seen, path).map(RandomPlansTest::letters),
                    item -> body(flow, seen, item, path, depth))
                .concurrently(1 + random.nextInt(3))
                .map(RandomPlansTest::text);
        case 4 ->
            flow.repeat(name, pick(seen, path), round -> body(flow, seen, round, path, depth))
                .until(String::isEmpty)
                .atMost(3);
        default ->
            flow.on(name, pick(seen, path))
                .<String>is("a", () -> block(flow, seen, path + "[a]/", depth + 1))
                .isFail("b", "no", "No {}", seen.get(0))
                .otherwise(() -> block(flow, seen, path + "[otherwise]/", depth + 1));
      };
    }

    private Value<String> body(
        Flow flow, List<Value<String>> seen, Value<String> given, String path, int depth) {
      var inside = new ArrayList<>(seen);
      inside.add(given);
      var result = block(flow, inside, path + "[*]/", depth + 1);
      gone.add(given);
      return result;
    }

    private Value<String> pick(List<Value<String>> seen, String path) {
      if (!gone.isEmpty() && random.nextInt(100) < strayPercent) {
        var stray = gone.get(random.nextInt(gone.size()));
        var isSeen = seen.stream().anyMatch(value -> value == stray);
        if (!isSeen) {
          strayed.add(path);
          return stray;
        }
      }
      return seen.get(random.nextInt(seen.size()));
    }
  }

  /** Checks from the finished plan alone that every value is there where it is used. */
  private record Scopes(Code code) {

    void check(Block block, Set<Path> around) {
      var seen = new HashSet<>(around);
      for (var node : block.nodes()) {
        if (node instanceof StepNode step) {
          step.inputs().forEach(input -> check(input, seen));
        } else if (node instanceof WaitNode wait) {
          wait.prompt().parts().forEach(part -> check(part, seen));
        } else if (node instanceof BranchNode branch) {
          check(branch.subject(), seen);
          branch.arms().forEach(arm -> check(arm.body(), seen));
        } else if (node instanceof ParallelNode parallel) {
          assertThat(code.pure().keySet()).containsAll(parallel.joiner().stream().toList());
          parallel.arms().forEach(arm -> check(arm, seen));
        } else if (node instanceof ForEachNode each) {
          check(each.items(), seen);
          check(each.body(), inside(each, seen));
          assertThat(code.givenTypes()).containsEntry(each.path(), String.class);
        } else if (node instanceof RepeatNode repeat) {
          check(repeat.seed(), seen);
          check(repeat.body(), inside(repeat, seen));
          assertThat(code.pure()).containsKey(repeat.until());
        }
        seen.add(node.path());
      }
      check(block.result(), seen);
    }

    private static Set<Path> inside(Node node, Set<Path> around) {
      var seen = new HashSet<>(around);
      seen.add(node.path().at(ForEachNode.EACH));
      return seen;
    }

    private void check(Expression expression, Set<Path> seen) {
      if (expression instanceof ItemRef item) {
        assertThat(seen).contains(item.path().at(ForEachNode.EACH));
      } else if (expression instanceof RoundRef round) {
        assertThat(seen).contains(round.path().at(ForEachNode.EACH));
      } else if (expression instanceof ResultRef result) {
        assertThat(seen).contains(result.path());
      } else if (expression instanceof Projection projection) {
        assertThat(code.pure()).containsKey(projection.number());
        check(projection.source(), seen);
      } else if (expression instanceof Combination combination) {
        assertThat(code.pure()).containsKey(combination.number());
        combination.sources().forEach(source -> check(source, seen));
      }
    }
  }
}
