package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Value;
import io.durable.function.TypeRef;
import io.durable.plan.ForEachNode.Spread;
import io.durable.plan.Shop.Line;
import io.durable.plan.Shop.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoopRulesTest {
  private static final Path LINES = Path.parse("lines");

  /** A list that says by what it extends what is in it. */
  static final class Lines extends ArrayList<Line> {
    private static final long serialVersionUID = 1L;
  }

  static Lines ownList(Order order) {
    return new Lines();
  }

  static List<? extends Line> wildcards(Order order) {
    return order.lines();
  }

  static Set<List<Line>> nested(Order order) {
    return Set.of();
  }

  static List<?> anything(Order order) {
    return List.of();
  }

  static List<Thread> threads(Order order) {
    return List.of();
  }

  private static ForEachNode each(Plan plan) {
    return (ForEachNode) plan.node(LINES).orElseThrow();
  }

  // -- items

  @Test
  void anItemHasTheTypeThatTheListSays() {
    assertThat(
            Sketch.definition(
                    (flow, order) ->
                        flow.forEach("lines", order.map(Order::lines), line -> line.map(Line::sku)))
                .code()
                .givenTypes())
        .containsEntry(LINES, Line.class);
    assertThat(
            Sketch.definition(
                    (flow, order) ->
                        flow.forEach("lines", order.map(LoopRulesTest::ownList), line -> line))
                .code()
                .givenTypes())
        .containsEntry(LINES, Line.class);
    assertThat(
            Sketch.definition(
                    (flow, order) ->
                        flow.forEach("lines", order.map(LoopRulesTest::wildcards), line -> line))
                .code()
                .givenTypes())
        .containsEntry(LINES, Line.class);
    assertThat(
            Sketch.definition(
                    (flow, order) ->
                        flow.forEach("lines", order.map(LoopRulesTest::nested), line -> line))
                .code()
                .givenTypes())
        .containsEntry(LINES, new TypeRef<List<Line>>() {}.type());
  }

  @Test
  void whatItemsGiveMayBeRunOverAgain() {
    var definition =
        Sketch.definition(
            (flow, order) -> {
              var outcomes =
                  flow.forEach("lines", order.map(Order::lines), line -> line).collecting();
              return flow.forEach("again", outcomes, outcome -> outcome);
            });

    assertThat(definition.code().givenTypes().get(Path.parse("again")))
        .hasToString("io.durable.Outcome<" + Line.class.getName() + ">");
  }

  @Test
  void anItemWhoseTypeIsHiddenIsRefused() {
    assertError(
        "lines",
        "the type of its items is not known",
        (flow, order) -> flow.forEach("lines", order.map(o -> o.lines()), line -> line));
    assertError(
        "lines",
        "the type of its items is not known",
        (flow, order) ->
            flow.forEach("lines", order.map(LoopRulesTest::anything), line -> flow.done()));
  }

  @Test
  void aHiddenTypeOfAnItemMayBeStated() {
    assertThat(
            Sketch.definition(
                    (flow, order) ->
                        flow.forEach(
                            "lines",
                            TypeRef.of(Line.class),
                            order.map(o -> o.lines()),
                            line -> line))
                .code()
                .givenTypes())
        .containsEntry(LINES, Line.class);
  }

  @Test
  void anItemThatCannotBeStoredIsRefused() {
    assertThat(
            Sketch.problems(
                (flow, order) ->
                    flow.forEach("lines", order.map(LoopRulesTest::threads), line -> flow.done())))
        .anySatisfy(p -> assertThat(p.message()).contains("its item cannot be stored: Thread"));
  }

  @Test
  void anItemOutsideItsBodyIsRefused() {
    assertError(
        "use",
        "input 1 needs the item of lines outside the body that runs for each item",
        (flow, order) -> {
          var leaked = new AtomicReference<Value<Line>>();
          flow.forEach(
              "lines",
              order.map(Order::lines),
              line -> {
                leaked.set(line);
                return line;
              });
          return flow.step("use", Line::sku, leaked.get());
        });
  }

  @Test
  void aNodeOfABodyOutsideOfItIsRefused() {
    assertError(
        "use",
        "input 1 needs the result of lines[*]/make outside the body that runs for each item",
        (flow, order) -> {
          var leaked = new AtomicReference<Value<String>>();
          flow.forEach(
              "lines",
              order.map(Order::lines),
              line -> {
                leaked.set(flow.step("make", Line::sku, line));
                return line;
              });
          return flow.step("use", (String s) -> s, leaked.get());
        });
  }

  @Test
  void anItemIsSeenInEveryBlockInsideItsBody() {
    var plan =
        Sketch.plan(
            (flow, order) ->
                flow.forEach(
                    "lines",
                    order.map(Order::lines),
                    line ->
                        flow.when("many", l -> l.quantity() > 3, line)
                            .then(() -> flow.step("use", Line::sku, line))
                            .otherwise(() -> line.map(Line::sku))));

    assertThat(plan.node(Path.parse("lines[*]/many[then]/use"))).isPresent();
    assertThat(plan.staticPath(Path.parse("lines[7]/many[then]/use")))
        .isEqualTo(Path.parse("lines[*]/many[then]/use"));
  }

  @Test
  void itemsWithoutAListOrABodyAreRefused() {
    assertThat(
            Sketch.problems(
                (flow, order) ->
                    flow.forEach("lines", (Value<List<Line>>) null, line -> flow.done())))
        .anySatisfy(p -> assertThat(p.message()).isEqualTo("the list of its items is null"));
    assertError(
        "lines[*]",
        "the body '*' is null",
        (flow, order) -> flow.forEach("lines", order.map(Order::lines), null));
    assertError(
        "lines[*]",
        "what the body returns is null",
        (flow, order) -> flow.forEach("lines", order.map(Order::lines), line -> null));
  }

  @Test
  void aWidthBelowOneIsRefused() {
    assertError(
        "lines",
        "it works on 0 items at once",
        (flow, order) ->
            flow.forEach("lines", order.map(Order::lines), line -> line).concurrently(0));
    assertError(
        "lines",
        "it works on -1 items at once",
        (flow, order) ->
            flow.forEach("lines", order.map(Order::lines), line -> line).distributed(-1));
  }

  @Test
  void itemsAreConcurrentOrDistributed() {
    assertError(
        "lines",
        "it is both concurrent and distributed",
        (flow, order) ->
            flow.forEach("lines", order.map(Order::lines), line -> line)
                .concurrently(2)
                .distributed(2));
  }

  @Test
  void theResultOfADistributedItemIsStored() {
    var definition =
        Sketch.definition(
            (flow, order) ->
                flow.forEach("lines", order.map(Order::lines), line -> line.map(Line::sku))
                    .distributed(8));

    assertThat(each(definition.plan()).spread()).isEqualTo(Spread.DISTRIBUTED);
    assertThat(each(definition.plan()).width()).isEqualTo(8);
    assertThat(each(definition.plan()).result()).isPresent();
    assertThat(definition.code().resultTypes()).containsEntry(LINES.at("*"), String.class);
  }

  @Test
  void theResultOfADistributedItemThatIsHiddenIsRefused() {
    assertError(
        "lines",
        "the type of what is given for an item is not known",
        (flow, order) ->
            flow.forEach("lines", order.map(Order::lines), line -> line.map(l -> List.of(l.sku())))
                .distributed(8));
  }

  @Test
  void aValueThatIsUsedAsIfItDidNotCollectIsRefused() {
    assertError(
        "lines",
        "its value is used as if it were not .collecting",
        (flow, order) -> {
          var lines = flow.forEach("lines", order.map(Order::lines), line -> line);
          lines.collecting();
          return flow.run("use", l -> {}, lines);
        });
  }

  // -- rounds

  @Test
  void aRoundHasTheTypeOfItsSeed() {
    var definition =
        Sketch.definition(
            (flow, order) ->
                flow.repeat(
                        "more", flow.constant(0), n -> flow.step("add", (Integer i) -> i + 1, n))
                    .until(n -> n > 3)
                    .atMost(5));

    var node = (RepeatNode) definition.plan().node(Path.parse("more")).orElseThrow();
    assertThat(node.atMost()).isEqualTo(5);
    assertThat(definition.code().pure()).containsKey(node.until());
    assertThat(definition.code().givenTypes()).containsEntry(node.path(), Integer.class);
    assertThat(definition.code().resultTypes()).containsEntry(node.path(), Integer.class);
  }

  @Test
  void aRepeatThatIsNotFinishedIsRefused() {
    assertError(
        "more",
        "it does not say when it ends",
        (flow, order) -> {
          flow.repeat("more", order, o -> o);
          return flow.done();
        });
    assertError(
        "more",
        "it does not say when it ends",
        (flow, order) -> {
          flow.repeat("more", order, o -> o).until(o -> true);
          return flow.done();
        });
  }

  @Test
  void aRepeatWithoutARoundOrATestIsRefused() {
    assertError(
        "more",
        "it has at most 0 rounds",
        (flow, order) -> flow.repeat("more", order, o -> o).until(o -> true).atMost(0));
    assertError(
        "more",
        "its test is null",
        (flow, order) -> flow.repeat("more", order, o -> o).until(null).atMost(1));
    assertError(
        "more[*]",
        "the body '*' is null",
        (flow, order) -> flow.repeat("more", order, null).until(o -> true).atMost(1));
  }

  @Test
  void aRepeatIsFinishedOnce() {
    assertError(
        "more",
        ".atMost is given twice",
        (flow, order) -> {
          var until = flow.repeat("more", order, o -> o).until(o -> true);
          until.atMost(1);
          return until.atMost(2);
        });
  }

  @Test
  void aRoundOutsideItsBodyIsRefused() {
    assertError(
        "use",
        "input 1 needs the round of more outside the body that runs in each round",
        (flow, order) -> {
          var leaked = new AtomicReference<Value<Order>>();
          flow.repeat(
                  "more",
                  order,
                  o -> {
                    leaked.set(o);
                    return o;
                  })
              .until(o -> true)
              .atMost(3);
          return flow.step("use", Order::id, leaked.get());
        });
  }

  @Test
  void aRoundOfAnotherTypeThanItsSeedIsRefused() {
    assertError(
        "more",
        "its seed and its rounds have different types: Integer, Long",
        (flow, order) ->
            flow.<Number>repeat("more", flow.constant(1), n -> flow.constant(2L))
                .until(n -> true)
                .atMost(2));
  }

  @Test
  void aRoundWhoseTypeIsHiddenIsRefusedUnlessItIsStated() {
    assertError(
        "more",
        "the type of its rounds is not known",
        (flow, order) ->
            flow.repeat("more", order.map(o -> o.lines()), l -> l).until(l -> true).atMost(2));
    Sketch.plan(
        (flow, order) ->
            flow.repeat("more", new TypeRef<List<Line>>() {}, order.map(o -> o.lines()), l -> l)
                .until(l -> true)
                .atMost(2));
  }
}
