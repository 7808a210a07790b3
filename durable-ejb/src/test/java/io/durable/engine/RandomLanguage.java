package io.durable.engine;

import io.durable.engine.Sketch.ArmSketch;
import io.durable.engine.Sketch.BlockSketch;
import io.durable.engine.Sketch.EachBody;
import io.durable.engine.Sketch.EachSketch;
import io.durable.plan.Definition;
import io.durable.plan.Expression;
import io.durable.plan.ParallelNode.Join;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A random plan of all constructs inside each other. Every arm, item and round begins with a step,
 * so that what starts at the same time does not end at the same time.
 */
final class RandomLanguage {
  private final Random random;
  private int budget;

  private RandomLanguage(Random random, int budget) {
    this.random = random;
    this.budget = budget;
  }

  /** A plan nested so deep at most. */
  static Definition plan(long seed, int depth) {
    var made = new RandomLanguage(new Random(seed), 30);
    return Sketch.plan(
        flow ->
            text(flow, made.block(flow, depth, 2 + made.random.nextInt(3), List.of(flow.input()))));
  }

  private boolean chance(double part) {
    return random.nextDouble() < part;
  }

  private Expression block(BlockSketch flow, int depth, List<Expression> outer) {
    return block(flow, depth, 1 + random.nextInt(3), outer);
  }

  private Expression block(BlockSketch flow, int depth, int nodes, List<Expression> outer) {
    var visible = new ArrayList<>(outer);
    visible.add(step(flow, "n0", visible));
    for (var i = 1; i < nodes && budget > 0; i++) {
      budget--;
      visible.add(node(flow, "n" + i, depth, visible));
    }
    return any(flow, visible);
  }

  private Expression node(BlockSketch flow, String name, int depth, List<Expression> visible) {
    var dice = random.nextInt(100);
    if (depth > 0 && dice < 65) {
      return nested(flow, name, depth - 1, visible);
    }
    if (dice < 71) {
      flow.sleep(name, Duration.ofNanos(1 + random.nextLong(10_000_000_000L)));
      return flow.input();
    }
    if (dice < 78) {
      return ask(flow, name, visible);
    }
    if (dice < 80) {
      return flow.fail(name, "on purpose");
    }
    return step(flow, name, visible);
  }

  private Expression nested(BlockSketch flow, String name, int depth, List<Expression> visible) {
    return switch (random.nextInt(7)) {
      case 0 -> branch(flow, name, depth, visible);
      case 1 -> flow.parallel(name, Join.ALL, 1, arms(depth, visible));
      case 2 -> outcomes(flow, flow.parallel(name, Join.OUTCOMES, 1, arms(depth, visible)));
      case 3 -> flow.parallel(name, Join.FIRST, 1, arms(depth, visible));
      case 4 -> quorum(flow, name, depth, visible);
      case 5 -> forEach(flow, name, depth, visible);
      default -> repeat(flow, name, depth, visible);
    };
  }

  private List<ArmSketch> arms(int depth, List<Expression> visible) {
    return IntStream.rangeClosed(0, 1 + random.nextInt(2))
        .<ArmSketch>mapToObj(i -> arm -> block(arm, depth, visible))
        .toList();
  }

  private Expression quorum(BlockSketch flow, String name, int depth, List<Expression> visible) {
    var arms = arms(depth, visible);
    return flow.parallel(name, Join.QUORUM, 1 + random.nextInt(arms.size()), arms);
  }

  private Expression forEach(BlockSketch flow, String name, int depth, List<Expression> visible) {
    var items = flow.items(random.nextInt(5), text(flow, any(flow, visible)));
    var how = new EachSketch(1 + random.nextInt(3), chance(0.5));
    var each = flow.forEach(name, items, how, body -> block(body, depth, visible));
    return how.collecting() ? outcomes(flow, each) : each;
  }

  private Expression repeat(BlockSketch flow, String name, int depth, List<Expression> visible) {
    return flow.repeat(
        name,
        text(flow, any(flow, visible)),
        body -> text(body.flow(), block(body, depth, visible)),
        arguments -> Pure.enough(arguments.get(0)),
        1 + random.nextInt(4));
  }

  private Expression block(EachBody body, int depth, List<Expression> outer) {
    var visible = new ArrayList<>(outer);
    visible.add(body.given());
    visible.add(body.given());
    return block(body.flow(), depth, visible);
  }

  private static Expression outcomes(BlockSketch flow, Expression collected) {
    return flow.map(collected, arguments -> Pure.outcomes((List<?>) arguments.get(0)));
  }

  private Expression step(BlockSketch flow, String name, List<Expression> visible) {
    var inputs = new Expression[random.nextInt(3)];
    for (var i = 0; i < inputs.length; i++) {
      inputs[i] = any(flow, visible);
    }
    return flow.step(name, this::modifiers, inputs);
  }

  private void modifiers(StepSketch step) {
    if (chance(0.4)) {
      step.external();
    }
    if (chance(0.6)) {
      if (chance(0.5)) {
        step.undo();
      } else {
        step.undoWithInputs();
      }
    }
    if (chance(0.4)) {
      step.undoInDoubt();
    }
  }

  private Expression ask(BlockSketch flow, String name, List<Expression> visible) {
    var part = any(flow, visible);
    var orElse = text(flow, any(flow, visible));
    return flow.ask(
        name,
        wait -> {
          wait.prompt("about {}", part);
          if (chance(0.5)) {
            wait.within(Duration.ofNanos(1 + random.nextLong(10_000_000_000L)));
            if (chance(0.7)) {
              wait.orElse(orElse);
            }
          }
        });
  }

  private Expression branch(BlockSketch flow, String name, int depth, List<Expression> visible) {
    var subject =
        flow.map(text(flow, any(flow, visible)), arguments -> Pure.label(arguments.get(0)));
    return flow.branch(
        name,
        subject,
        arms -> {
          arms.is("x", arm -> block(arm, depth, visible));
          arms.is("y", arm -> block(arm, depth, visible));
          if (chance(0.6)) {
            arms.otherwise(arm -> block(arm, depth, visible));
          } else if (chance(0.7)) {
            arms.otherwiseNothing();
          }
        });
  }

  private Expression any(BlockSketch flow, List<Expression> visible) {
    var chosen = visible.get(random.nextInt(visible.size()));
    return switch (random.nextInt(8)) {
      case 0 -> project(flow, chosen);
      case 1 -> flow.constant("c" + random.nextInt(9));
      default -> chosen;
    };
  }

  private static Expression project(BlockSketch flow, Expression source) {
    var number = flow.nextNumber();
    return flow.map(source, arguments -> Pure.project(number, arguments.get(0)));
  }

  /** What is certainly a text. */
  private static Expression text(BlockSketch flow, Expression source) {
    return flow.combine(arguments -> Pure.shortened("t" + arguments), source);
  }
}
