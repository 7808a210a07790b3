package io.durable.plan;

import io.durable.Retry;
import io.durable.Retry.Backoff;
import io.durable.function.Json;
import io.durable.function.Shape;
import io.durable.plan.Expression.Combination;
import io.durable.plan.Expression.Constant;
import io.durable.plan.Expression.InputRef;
import io.durable.plan.Expression.ItemRef;
import io.durable.plan.Expression.Projection;
import io.durable.plan.Expression.ResultRef;
import io.durable.plan.Expression.RoundRef;
import io.durable.plan.Expression.WinnerRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints a plan as JSON with a fixed order of fields: all of it, or the structure that the hash
 * covers.
 */
final class PlanJson
    implements Node.Cases<ObjectNode>, Expression.Cases<JsonNode, RuntimeException> {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final boolean everything;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  private PlanJson(boolean everything) {
    this.everything = everything;
  }

  /** All that is known of the plan: the persisted form. */
  static String full(Plan plan) {
    return new PlanJson(true).print(plan);
  }

  /**
   * Names, kinds, structure, wiring and shapes. Not here: what may change while executions are
   * under way (times, retries, texts for people, who may answer), and the numbers of functions,
   * which are counted afresh in the order in which they are used.
   */
  static String structure(Plan plan) {
    return new PlanJson(false).print(plan);
  }

  private String print(Plan plan) {
    var json = JSON.objectNode();
    json.put("workflow", plan.workflow());
    json.set("input", shape(plan.input()));
    json.set("output", shape(plan.output()));
    if (everything) {
      time(json, "timeout", plan.settings().timeout());
      json.put("onFailure", plan.settings().onFailure().name());
    }
    block(json, plan.body());
    return Json.standard().write(json);
  }

  private JsonNode shape(Shape shape) {
    return shape.canonical();
  }

  private void block(ObjectNode json, Block block) {
    json.set("nodes", array(block.nodes().stream().map(node -> node.match(this))));
    json.set("result", expression(block.result()));
  }

  private static ObjectNode node(String kind, Node node) {
    return JSON.objectNode().put("kind", kind).put("path", node.path().toString());
  }

  @Override
  public ObjectNode step(StepNode step) {
    var json = node("step", step);
    json.set("inputs", expressions(step.inputs()));
    json.set("result", shape(step.result()));
    json.put("external", step.external());
    if (everything) {
      json.set("retry", retry(step.retry()));
      time(json, "timeout", step.timeout());
      time(json, "heartbeat", step.heartbeat());
    }
    json.put("undo", step.undo().completed().name());
    json.put("undoInDoubt", step.undo().inDoubt());
    if (everything && step.undo().present()) {
      json.set("undoRetry", retry(step.undo().retry()));
    }
    return json;
  }

  @Override
  public ObjectNode branch(BranchNode branch) {
    var json = node("branch", branch);
    json.set("subject", expression(branch.subject()));
    json.put("optional", branch.optional());
    json.set("arms", array(branch.arms().stream().map(this::arm)));
    return json;
  }

  private ObjectNode arm(BranchNode.Arm arm) {
    var json = JSON.objectNode().put("label", arm.label());
    arm.key().ifPresent(key -> json.set("key", key));
    block(json, arm.body());
    return json;
  }

  @Override
  public ObjectNode parallel(ParallelNode parallel) {
    var json = node("parallel", parallel);
    json.put("join", parallel.join().name());
    json.put("needed", parallel.needed());
    parallel.joiner().ifPresent(joiner -> json.put("joiner", number(joiner)));
    json.put("waits", parallel.waits());
    if (everything) {
      time(json, "within", parallel.within());
    }
    optional(json, "orElse", parallel.orElse());
    json.set("arms", array(parallel.arms().stream().map(this::body)));
    return json;
  }

  private ObjectNode body(Block block) {
    var json = JSON.objectNode();
    block(json, block);
    return json;
  }

  @Override
  public ObjectNode forEach(ForEachNode each) {
    var json = node("forEach", each);
    json.set("items", expression(each.items()));
    json.set("item", shape(each.item()));
    json.put("distributed", each.spread() == ForEachNode.Spread.DISTRIBUTED);
    if (everything) {
      json.put("width", each.width());
    }
    json.put("collecting", each.collecting());
    each.result().ifPresent(result -> json.set("result", shape(result)));
    json.set("body", body(each.body()));
    return json;
  }

  @Override
  public ObjectNode repeat(RepeatNode repeat) {
    var json = node("repeat", repeat);
    json.set("seed", expression(repeat.seed()));
    json.set("value", shape(repeat.value()));
    json.put("until", number(repeat.until()));
    if (everything) {
      json.put("atMost", repeat.atMost());
    }
    json.set("body", body(repeat.body()));
    return json;
  }

  @Override
  public ObjectNode child(ChildNode child) {
    var json = node(child.awaited() ? "child" : "spawn", child);
    json.put("workflow", child.workflow());
    json.set("input", expression(child.input()));
    json.set("given", shape(child.given()));
    json.set("result", shape(child.result()));
    if (everything) {
      json.put("onClose", child.onClose().name());
    }
    return json;
  }

  @Override
  public ObjectNode continueAs(ContinueNode again) {
    var json = node("continueAs", again);
    json.set("input", expression(again.input()));
    return json;
  }

  @Override
  public ObjectNode sleep(SleepNode sleep) {
    var json = node(sleep.absolute() ? "sleepUntil" : "sleep", sleep);
    json.set("time", expression(sleep.time()));
    return json;
  }

  @Override
  public ObjectNode waiting(WaitNode wait) {
    var json = node(wait.kind().name().toLowerCase(java.util.Locale.ROOT), wait);
    json.put("signal", wait.signal());
    json.set("answer", shape(wait.answer()));
    text(json, "prompt", wait.prompt());
    optional(json, "show", wait.show());
    if (everything) {
      json.set("roles", array(wait.roles().stream().map(JSON::stringNode)));
    }
    json.set("options", array(wait.options().stream()));
    optional(json, "correlate", wait.correlate());
    if (everything) {
      time(json, "within", wait.within());
    }
    optional(json, "orElse", wait.orElse());
    return json;
  }

  @Override
  public ObjectNode fail(FailNode fail) {
    var json = node("fail", fail);
    text(json, "message", fail.message());
    return json;
  }

  private void text(ObjectNode json, String field, Text text) {
    if (everything) {
      json.put(field, text.template());
    }
    json.set(field + "Values", expressions(text.parts()));
  }

  private void optional(ObjectNode json, String field, Optional<Expression> value) {
    value.ifPresent(expression -> json.set(field, expression(expression)));
  }

  private static void time(ObjectNode json, String field, Optional<Duration> time) {
    time.ifPresent(value -> json.put(field, value.toString()));
  }

  private static ObjectNode retry(Retry retry) {
    var json = JSON.objectNode().put("attempts", retry.attempts());
    backoff(json, retry.backoff());
    json.put("cap", retry.cap().toString());
    json.put("jitter", retry.jitter());
    json.set("except", types(retry.except()));
    json.set("only", types(retry.only()));
    return json;
  }

  private static void backoff(ObjectNode json, Backoff backoff) {
    if (backoff instanceof Backoff.Exponential exponential) {
      json.put("backoff", "exponential").put("delay", exponential.first().toString());
      json.put("factor", exponential.factor());
    } else if (backoff instanceof Backoff.Linear linear) {
      json.put("backoff", "linear").put("delay", linear.first().toString());
    } else if (backoff instanceof Backoff.Constant constant) {
      json.put("backoff", "constant").put("delay", constant.delay().toString());
    } else {
      json.put("backoff", "custom");
    }
  }

  private static ArrayNode types(List<Class<? extends Throwable>> types) {
    return array(types.stream().map(type -> JSON.stringNode(type.getSimpleName())));
  }

  private JsonNode expression(Expression expression) {
    return expression.match(this);
  }

  private ArrayNode expressions(List<Expression> expressions) {
    return array(expressions.stream().map(this::expression));
  }

  private static ArrayNode array(Stream<? extends JsonNode> items) {
    var array = JSON.arrayNode();
    items.forEach(array::add);
    return array;
  }

  private int number(int number) {
    return everything ? number : numbers.computeIfAbsent(number, n -> numbers.size() + 1);
  }

  @Override
  public JsonNode input(InputRef input) {
    return JSON.objectNode().put("of", "input");
  }

  @Override
  public JsonNode result(ResultRef result) {
    return JSON.objectNode().put("of", "result").put("path", result.path().toString());
  }

  @Override
  public JsonNode item(ItemRef item) {
    return JSON.objectNode().put("of", "item").put("path", item.path().toString());
  }

  @Override
  public JsonNode round(RoundRef round) {
    return JSON.objectNode().put("of", "round").put("path", round.path().toString());
  }

  @Override
  public JsonNode winner(WinnerRef winner) {
    return JSON.objectNode().put("of", "winner").put("path", winner.path().toString());
  }

  @Override
  public JsonNode constant(Constant constant) {
    var json = JSON.objectNode().put("of", "constant");
    if (everything) {
      json.put("number", constant.number());
    }
    json.set("value", constant.value());
    return json;
  }

  @Override
  public JsonNode projection(Projection projection) {
    var json = JSON.objectNode().put("of", "map").put("number", number(projection.number()));
    json.set("source", expression(projection.source()));
    return json;
  }

  @Override
  public JsonNode combination(Combination combination) {
    var json = JSON.objectNode().put("of", "combine").put("number", number(combination.number()));
    json.set("sources", expressions(combination.sources()));
    return json;
  }
}
