package io.durable.plan;

import io.durable.Done;
import io.durable.function.Json;
import io.durable.plan.Code.StepCode;
import io.durable.plan.Expression.Combination;
import io.durable.plan.Expression.Constant;
import io.durable.plan.Expression.InputRef;
import io.durable.plan.Expression.Projection;
import io.durable.plan.Expression.ResultRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Walks through a plan and calls all its code, as simply as can be: it shows that plan and code fit
 * together. What it stores is JSON, so that every value goes through its stored form.
 */
final class Walk {
  private final Definition definition;
  private final JsonNode input;
  private final Map<Path, JsonNode> answers;
  private final Map<Path, JsonNode> journal = new HashMap<>();
  private final Map<Path, BranchNode.Arm> choices = new HashMap<>();
  private final List<String> calls = new ArrayList<>();

  Walk(Definition definition, Object input, Map<String, ?> answers) {
    this.definition = definition;
    this.input = encode(input, definition.code().inputType());
    this.answers = new HashMap<>();
    answers.forEach(
        (path, answer) -> {
          var at = Path.parse(path);
          this.answers.put(at, encode(answer, definition.code().resultTypes().get(at)));
        });
  }

  /** Thrown where the plan fails on purpose. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String name, String message) {
      super(name + ": " + message);
    }
  }

  /** The result of the workflow. */
  Object run() throws Exception {
    var result = block(definition.plan().body());
    return Json.standard()
        .decode(encode(result, definition.code().outputType()), definition.code().outputType());
  }

  /** Undoes every step that has an undo, and tells both forms. */
  List<String> undo() throws Exception {
    for (var node : definition.plan().nodes()) {
      if (node instanceof StepNode step && journal.containsKey(step.path())) {
        undo(step, definition.code().steps().get(step.path()));
      }
    }
    return calls;
  }

  private void undo(StepNode step, StepCode code) throws Exception {
    var inputs = arguments(step);
    if (code.undo().isPresent()) {
      var arguments =
          step.undo().completed() == StepNode.Completed.WITH_INPUTS
              ? new ArrayList<>(inputs)
              : new ArrayList<>();
      arguments.add(stored(step.path()));
      code.undo().get().invoke(arguments);
      calls.add("undo " + step.path());
    }
    if (code.undoInDoubt().isPresent()) {
      var arguments = new ArrayList<>(inputs);
      arguments.add("key");
      code.undoInDoubt().get().invoke(arguments);
      calls.add("in doubt " + step.path());
    }
  }

  private Object block(Block block) throws Exception {
    for (var node : block.nodes()) {
      if (node instanceof StepNode step) {
        var result = definition.code().steps().get(step.path()).body().invoke(arguments(step));
        store(step.path(), result);
      } else if (node instanceof WaitNode wait) {
        journal.put(wait.path(), answers.get(wait.path()));
      } else if (node instanceof SleepNode sleep) {
        value(sleep.time());
        store(sleep.path(), Done.DONE);
      } else if (node instanceof FailNode fail) {
        throw new Failed(fail.name(), text(fail.message()));
      } else if (node instanceof BranchNode branch) {
        choose(branch);
      }
    }
    return value(block.result());
  }

  private void choose(BranchNode branch) throws Exception {
    var value = value(branch.subject());
    var type = value == null ? Void.class : value.getClass();
    var subject = encode(value, type);
    var arm =
        branch.arms().stream()
            .filter(a -> a.key().map(subject::equals).orElse(true))
            .findFirst()
            .orElseThrow();
    choices.put(branch.path(), arm);
    block(arm.body());
  }

  private String text(Text text) throws Exception {
    var written = text.template();
    for (var part : text.parts()) {
      written = written.replaceFirst("\\{}", String.valueOf(value(part)));
    }
    return written;
  }

  private List<Object> arguments(StepNode step) throws Exception {
    return values(step.inputs());
  }

  private List<Object> values(List<Expression> expressions) throws Exception {
    var values = new ArrayList<>();
    for (var expression : expressions) {
      values.add(value(expression));
    }
    return values;
  }

  private Object value(Expression expression) throws Exception {
    var code = definition.code();
    if (expression instanceof InputRef) {
      return Json.standard().decode(input, code.inputType());
    }
    if (expression instanceof Constant constant) {
      return Json.standard().decode(constant.value(), code.constants().get(constant.number()));
    }
    if (expression instanceof Projection projection) {
      var source = value(projection.source());
      return source == null ? null : code.pure().get(projection.number()).invoke(List.of(source));
    }
    if (expression instanceof Combination combination) {
      return code.pure().get(combination.number()).invoke(values(combination.sources()));
    }
    var path = ((ResultRef) expression).path();
    return choices.containsKey(path) ? chosen(path) : stored(path);
  }

  private Object chosen(Path path) throws Exception {
    var branch = (BranchNode) definition.plan().node(path).orElseThrow();
    var value = value(choices.get(path).body().result());
    return branch.optional() ? Optional.ofNullable(value) : value;
  }

  private void store(Path path, Object value) {
    journal.put(path, encode(value, definition.code().resultTypes().get(path)));
  }

  private Object stored(Path path) {
    return Json.standard().decode(journal.get(path), definition.code().resultTypes().get(path));
  }

  private static JsonNode encode(Object value, java.lang.reflect.Type type) {
    return Json.standard().encode(value, type);
  }
}
