package io.durable.engine;

import io.durable.WaitKind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Block;
import io.durable.plan.BranchNode;
import io.durable.plan.Definition;
import io.durable.plan.Expression;
import io.durable.plan.Node;
import io.durable.plan.StepNode;
import io.durable.plan.WaitNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A plan, and a world for it: how each attempt goes and what each wait is answered with. */
final class RandomPlan {
  private static final int DEPTH = 3;

  private final Random random;
  private final Map<Integer, Boolean> labels = new HashMap<>();
  private final Map<String, List<Scripted>> scripts = new HashMap<>();
  private final Map<String, Optional<String>> answers = new HashMap<>();
  private final Definition definition;

  RandomPlan(Random random) {
    this.random = random;
    this.definition = Sketch.plan(flow -> text(flow, block(flow, DEPTH, List.of(flow.input()))));
    script(definition.plan().body());
  }

  Definition definition() {
    return definition;
  }

  Map<Integer, Boolean> labels() {
    return labels;
  }

  /** How the attempts at a path go; a path that is not here succeeds at once. */
  Map<String, List<Scripted>> scripts() {
    return scripts;
  }

  /** What each wait is answered with; empty for one whose time passes. */
  Map<String, Optional<String>> answers() {
    return answers;
  }

  private boolean chance(double part) {
    return random.nextDouble() < part;
  }

  private Expression block(Sketch.BlockSketch flow, int depth, List<Expression> outer) {
    var visible = new ArrayList<>(outer);
    var nodes = 1 + random.nextInt(4);
    for (var i = 0; i < nodes; i++) {
      visible.add(node(flow, "n" + i, depth, visible));
    }
    return any(flow, visible);
  }

  private Expression node(
      Sketch.BlockSketch flow, String name, int depth, List<Expression> visible) {
    var dice = random.nextInt(100);
    if (dice < 20 && depth > 0) {
      return branch(flow, name, depth, visible);
    }
    if (dice < 28) {
      flow.sleep(name, Duration.ofMinutes(random.nextInt(3)));
      return flow.input();
    }
    if (dice < 36) {
      return flow.event(name, "signal" + random.nextInt(2));
    }
    if (dice < 44) {
      return ask(flow, name, visible);
    }
    if (dice < 46) {
      return flow.fail(name, "on purpose");
    }
    return step(flow, name, visible);
  }

  private Expression step(Sketch.BlockSketch flow, String name, List<Expression> visible) {
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

  private Expression ask(Sketch.BlockSketch flow, String name, List<Expression> visible) {
    var part = any(flow, visible);
    var orElse = any(flow, visible);
    return flow.ask(
        name,
        wait -> {
          wait.prompt("about {}", part);
          if (chance(0.5)) {
            wait.within(Duration.ofMinutes(5));
            if (chance(0.7)) {
              wait.orElse(text(flow, orElse));
            }
          }
        });
  }

  private Expression branch(
      Sketch.BlockSketch flow, String name, int depth, List<Expression> visible) {
    var number = flow.nextNumber();
    labels.put(number, true);
    var subject =
        flow.map(text(flow, any(flow, visible)), arguments -> Pure.label(arguments.get(0)));
    labels.remove(number);
    labels.put(((Expression.Projection) subject).number(), true);
    return flow.branch(
        name,
        subject,
        arms -> {
          arms.is("x", arm -> block(arm, depth - 1, visible));
          arms.is("y", arm -> block(arm, depth - 1, visible));
          if (chance(0.5)) {
            arms.otherwise(arm -> block(arm, depth - 1, visible));
          } else if (chance(0.7)) {
            arms.otherwiseNothing();
          }
        });
  }

  private Expression any(Sketch.BlockSketch flow, List<Expression> visible) {
    var chosen = visible.get(random.nextInt(visible.size()));
    return switch (random.nextInt(6)) {
      case 0 -> project(flow, chosen);
      case 1 -> flow.constant("c" + random.nextInt(9));
      case 2 -> chance(0.3) ? flow.nothing() : chosen;
      default -> chosen;
    };
  }

  private static Expression project(Sketch.BlockSketch flow, Expression source) {
    var number = flow.nextNumber();
    return flow.map(source, arguments -> Pure.project(number, arguments.get(0)));
  }

  /** What is certainly a text. */
  private static Expression text(Sketch.BlockSketch flow, Expression source) {
    var number = flow.nextNumber();
    return flow.combine(arguments -> Pure.join(number, arguments), source);
  }

  private void script(Block block) {
    block.nodes().forEach(this::script);
  }

  private void script(Node node) {
    if (node instanceof BranchNode branch) {
      branch.arms().forEach(arm -> script(arm.body()));
    } else if (node instanceof StepNode step) {
      script(step.path().toString(), 0.15);
      script(step.path().undo().toString(), 0.2);
    } else if (node instanceof WaitNode wait) {
      var expires = wait.within().isPresent() && chance(0.5);
      if (wait.kind() != WaitKind.EVENT) {
        answers.put(
            wait.path().toString(),
            expires ? Optional.empty() : Optional.of("answer to " + wait.path()));
      }
    }
  }

  private void script(String path, double failing) {
    var attempts = new ArrayList<Scripted>();
    while (chance(0.25)) {
      var delay = Duration.ofSeconds(30L * random.nextInt(3));
      attempts.add(
          chance(0.5)
              ? Scripted.failsAndRetriesAfter(delay)
              : Scripted.timesOutAndRetriesAfter(delay));
    }
    if (chance(failing)) {
      attempts.add(chance(0.5) ? Scripted.fails() : Scripted.timesOut());
    }
    if (!attempts.isEmpty()) {
      scripts.put(path, attempts);
    }
  }

  /** The script as the oracle reads it. */
  static List<String> words(List<Scripted> attempts) {
    var words = new ArrayList<String>();
    attempts.forEach(each -> words.add(each.outcome().name()));
    var last = attempts.get(attempts.size() - 1);
    if (last.outcome() != Outcome.COMPLETED && last.retry().isPresent()) {
      words.add("OK");
    }
    return words;
  }
}
