package io.durable.engine;

import io.durable.OnFailure;
import io.durable.Retry;
import io.durable.WaitKind;
import io.durable.function.Shape;
import io.durable.plan.Block;
import io.durable.plan.BranchNode;
import io.durable.plan.Code;
import io.durable.plan.Definition;
import io.durable.plan.Expression;
import io.durable.plan.FailNode;
import io.durable.plan.ForEachNode;
import io.durable.plan.ForEachNode.Spread;
import io.durable.plan.Node;
import io.durable.plan.ParallelNode;
import io.durable.plan.ParallelNode.Join;
import io.durable.plan.Path;
import io.durable.plan.Plan;
import io.durable.plan.RepeatNode;
import io.durable.plan.Settings;
import io.durable.plan.SleepNode;
import io.durable.plan.StepNode;
import io.durable.plan.Text;
import io.durable.plan.WaitNode;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Draws plans by hand, without the recorder: everything is a text. What a step does is up to the
 * {@link Life} that runs it.
 */
final class Sketch {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Shape TEXT = Shapes.TEXT;

  private final Map<Integer, Code.Call> pure = new HashMap<>();
  private final Map<Integer, Type> constants = new HashMap<>();
  private final Map<Path, Type> resultTypes = new HashMap<>();
  private final Map<Path, Type> givenTypes = new HashMap<>();

  private Sketch() {}

  /** A plan whose block gives the result. */
  static Definition plan(Function<BlockSketch, Expression> body) {
    return plan(String.class, body);
  }

  /** A plan with a result of this type. */
  static Definition plan(Type output, Function<BlockSketch, Expression> body) {
    return plan(output, Settings.DEFAULT, body);
  }

  /** A plan whose executions have so much time. */
  static Definition within(Duration time, Function<BlockSketch, Expression> body) {
    return plan(String.class, new Settings(Optional.of(time), OnFailure.COMPENSATE), body);
  }

  private static Definition plan(
      Type output, Settings settings, Function<BlockSketch, Expression> body) {
    var sketch = new Sketch();
    var top = sketch.new BlockSketch(Path.ROOT);
    var block = top.end(body.apply(top));
    return new Definition(
        new Plan("sketch", TEXT, TEXT, settings, block),
        new Code(
            String.class,
            output,
            Map.of(),
            sketch.pure,
            sketch.constants,
            sketch.resultTypes,
            sketch.givenTypes),
        List.of());
  }

  /** One block. */
  final class BlockSketch {
    private final Path base;
    private final List<Node> nodes = new ArrayList<>();

    private BlockSketch(Path base) {
      this.base = base;
    }

    private Block end(Expression result) {
      return new Block(nodes, result);
    }

    Expression input() {
      return new Expression.InputRef();
    }

    Expression constant(Object value) {
      var number = constants.size() + 1;
      constants.put(number, value.getClass());
      return new Expression.Constant(
          number, io.durable.function.Json.standard().encode(value, value.getClass()));
    }

    Expression map(Expression source, Code.Call projection) {
      var number = pure.size() + 1;
      pure.put(number, projection);
      return new Expression.Projection(number, source);
    }

    /** JSON null. */
    Expression nothing() {
      constants.put(0, String.class);
      return new Expression.Constant(0, JSON.nullNode());
    }

    /** The number that the next projection or join gets. */
    int nextNumber() {
      return pure.size() + 1;
    }

    Expression combine(Code.Call join, Expression... sources) {
      var number = pure.size() + 1;
      pure.put(number, join);
      return new Expression.Combination(number, List.of(sources));
    }

    Expression step(String name, Expression... inputs) {
      return step(name, step -> {}, inputs);
    }

    Expression step(String name, Consumer<StepSketch> how, Expression... inputs) {
      var step = new StepSketch();
      how.accept(step);
      return add(
          new StepNode(
              base.child(name),
              List.of(inputs),
              TEXT,
              step.external,
              Retry.never(),
              Optional.empty(),
              step.undo,
              Optional.empty()));
    }

    Expression branch(String name, Expression subject, Consumer<ArmsSketch> how) {
      var arms = new ArmsSketch(base.child(name));
      how.accept(arms);
      return add(new BranchNode(base.child(name), subject, arms.arms, arms.optional));
    }

    /** Every arm succeeds; the list of what they give. */
    Expression all(String name, ArmSketch... arms) {
      return parallel(name, Join.ALL, arms.length, List.of(arms));
    }

    Expression outcomes(String name, ArmSketch... arms) {
      return parallel(name, Join.OUTCOMES, arms.length, List.of(arms));
    }

    Expression first(String name, ArmSketch... arms) {
      return parallel(name, Join.FIRST, 1, List.of(arms));
    }

    Expression quorum(String name, int needed, ArmSketch... arms) {
      return parallel(name, Join.QUORUM, needed, List.of(arms));
    }

    Expression parallel(String name, Join join, int needed, List<ArmSketch> arms) {
      return parallel(name, join, needed, arms, Optional.empty(), Optional.empty());
    }

    Expression parallel(
        String name,
        Join join,
        int needed,
        List<ArmSketch> arms,
        Optional<Duration> within,
        Optional<Expression> orElse) {
      var blocks = new ArrayList<Block>();
      for (var arm : arms) {
        var label = ParallelNode.label(blocks.size());
        var block = new BlockSketch(base.child(name).at(label));
        blocks.add(block.end(arm.apply(block)));
      }
      return add(
          new ParallelNode(
              base.child(name), blocks, join, needed, Optional.empty(), false, within, orElse));
    }

    /** So many texts. */
    Expression items(int number, Expression source) {
      return combine(arguments -> Pure.items(number, arguments), source);
    }

    Expression forEach(
        String name, Expression items, EachSketch how, Function<EachBody, Expression> body) {
      var path = base.child(name);
      givenTypes.put(path, String.class);
      var block = new BlockSketch(path.at(ForEachNode.EACH));
      var result = body.apply(new EachBody(block, new Expression.ItemRef(path)));
      return add(
          new ForEachNode(
              path,
              items,
              TEXT,
              block.end(result),
              how.width == 1 ? Spread.SEQUENTIAL : Spread.CONCURRENT,
              how.width,
              how.collecting,
              Optional.empty()));
    }

    Expression repeat(
        String name,
        Expression seed,
        Function<EachBody, Expression> body,
        Code.Call until,
        int atMost) {
      var path = base.child(name);
      givenTypes.put(path, String.class);
      var block = new BlockSketch(path.at(ForEachNode.EACH));
      var result = body.apply(new EachBody(block, new Expression.RoundRef(path)));
      var number = pure.size() + 1;
      pure.put(number, until);
      return add(new RepeatNode(path, seed, TEXT, block.end(result), number, atMost));
    }

    Expression sleep(String name, Duration time) {
      return add(new SleepNode(base.child(name), constant(time), false));
    }

    Expression sleepUntil(String name, Instant time) {
      return add(new SleepNode(base.child(name), constant(time), true));
    }

    Expression sleepUntil(String name, Expression time) {
      return add(new SleepNode(base.child(name), time, true));
    }

    Expression fail(String name, String template, Expression... parts) {
      return add(new FailNode(base.child(name), new Text(template, List.of(parts))));
    }

    Expression event(String name, String signal) {
      return event(name, signal, wait -> {});
    }

    Expression event(String name, String signal, Consumer<WaitSketch> how) {
      return waiting(name, WaitKind.EVENT, signal, how);
    }

    Expression ask(String name, Consumer<WaitSketch> how) {
      return waiting(name, WaitKind.INPUT, name, how);
    }

    private Expression waiting(
        String name, WaitKind kind, String signal, Consumer<WaitSketch> how) {
      var wait = new WaitSketch();
      how.accept(wait);
      return add(
          new WaitNode(
              base.child(name),
              kind,
              signal,
              TEXT,
              wait.prompt,
              wait.show,
              List.of("clerk"),
              List.of(),
              wait.correlate,
              wait.within,
              wait.orElse));
    }

    private Expression add(Node node) {
      nodes.add(node);
      resultTypes.put(node.path(), String.class);
      return new Expression.ResultRef(node.path());
    }
  }

  /** An arm that runs beside others. */
  interface ArmSketch extends Function<BlockSketch, Expression> {}

  /**
   * The body of items or rounds.
   *
   * @param given the item, or what the round before made
   */
  record EachBody(BlockSketch flow, Expression given) {}

  /** How items are gone through. */
  record EachSketch(int width, boolean collecting) {
    static final EachSketch IN_ORDER = new EachSketch(1, false);

    static EachSketch concurrently(int width) {
      return new EachSketch(width, false);
    }

    EachSketch allOutcomes() {
      return new EachSketch(width, true);
    }
  }

  /** The arms of a branch. */
  final class ArmsSketch {
    private final Path branch;
    private final List<BranchNode.Arm> arms = new ArrayList<>();
    private boolean optional;

    private ArmsSketch(Path branch) {
      this.branch = branch;
    }

    ArmsSketch is(String label, JsonNode key, Function<BlockSketch, Expression> body) {
      return arm(label, Optional.of(key), body);
    }

    ArmsSketch is(String key, Function<BlockSketch, Expression> body) {
      return is(key, JSON.stringNode(key), body);
    }

    ArmsSketch then(Function<BlockSketch, Expression> body) {
      return is("then", JSON.booleanNode(true), body);
    }

    ArmsSketch otherwise(Function<BlockSketch, Expression> body) {
      return arm("otherwise", Optional.empty(), body);
    }

    /** No second arm was given: it is empty, and the whole is an Optional. */
    ArmsSketch otherwiseNothing() {
      optional = true;
      return arm(
          "otherwise",
          Optional.empty(),
          block -> new Expression.Constant(Integer.MAX_VALUE, JSON.nullNode()));
    }

    private ArmsSketch arm(
        String label, Optional<JsonNode> key, Function<BlockSketch, Expression> body) {
      constants.put(Integer.MAX_VALUE, String.class);
      var block = new BlockSketch(branch.at(label));
      arms.add(new BranchNode.Arm(label, key, block.end(body.apply(block))));
      return this;
    }
  }
}
