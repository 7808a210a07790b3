package io.durable.engine;

import io.durable.WaitKind;
import io.durable.plan.Block;
import io.durable.plan.BranchNode;
import io.durable.plan.ChildNode;
import io.durable.plan.ContinueNode;
import io.durable.plan.Expression;
import io.durable.plan.FailNode;
import io.durable.plan.ForEachNode;
import io.durable.plan.Node;
import io.durable.plan.ParallelNode;
import io.durable.plan.Path;
import io.durable.plan.Plan;
import io.durable.plan.RepeatNode;
import io.durable.plan.SleepNode;
import io.durable.plan.StepNode;
import io.durable.plan.StepNode.Completed;
import io.durable.plan.WaitNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what an execution must come to, by walking the plan once: no journal, no events, no waiting,
 * no crash. It knows the plan and nothing of the engine.
 */
final class Oracle implements Node.Cases<Void> {

  /**
   * What the world does.
   *
   * @param attempts how the attempts at a path go, the last one for good; a path without any
   *     succeeds at once
   * @param answers what a question is answered with; empty for one whose time passes
   * @param doubted external steps of which an attempt was cut off by a crash or a cancel
   * @param late results that came late, by the path of their step
   * @param cancelAfter how many calls of user code there were before an accepted cancel
   * @param id the execution, for idempotency keys
   */
  record World(
      Map<String, List<String>> attempts,
      Map<String, Optional<String>> answers,
      List<String> doubted,
      Map<String, String> late,
      Optional<Integer> cancelAfter,
      String id) {}

  /** What it must come to; effects are the calls of user code in their order. */
  record Fate(String status, Optional<Object> result, String failedAt, List<String> effects) {}

  /** The way forward has come to its end. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String at;

    Stopped(Object at) {
      this.at = at.toString();
    }
  }

  private record Undoable(StepNode node, Optional<Object> result, String form) {}

  private final Plan plan;
  private final Map<Integer, Boolean> labels;
  private final String input;
  private final World world;
  private final Map<Path, Object> results = new HashMap<>();
  private final Map<Path, String> chosen = new HashMap<>();
  private final Map<String, Integer> events = new HashMap<>();
  private final List<Undoable> undoable = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();

  /**
   * @param labels the numbers of the projections that give labels
   */
  Oracle(Plan plan, Map<Integer, Boolean> labels, String input, World world) {
    this.plan = plan;
    this.labels = labels;
    this.input = input;
    this.world = world;
  }

  Fate fate() {
    try {
      block(plan.body());
      if (world.cancelAfter().isEmpty()) {
        var result = value(plan.body().result(), "");
        return new Fate("COMPLETED", Optional.ofNullable(result), "", effects);
      }
      return undone("");
    } catch (Stopped stopped) {
      return undone(stopped.at);
    }
  }

  private Fate undone(String failedAt) {
    var gaveUp = false;
    for (var i = undoable.size() - 1; i >= 0; i--) {
      gaveUp |= !undo(undoable.get(i));
    }
    var cancelled = world.cancelAfter().isPresent();
    var status =
        gaveUp
            ? "COMPENSATION_FAILED"
            : cancelled ? "CANCELLED" : undoable.isEmpty() ? "FAILED" : "COMPENSATED";
    return new Fate(status, Optional.empty(), cancelled ? "" : failedAt, effects);
  }

  private boolean undo(Undoable done) {
    var path = done.node().path() + "!undo";
    for (var how : world.attempts().getOrDefault(path, List.of("OK"))) {
      try {
        effects.add(path + done.form() + arguments(done) + suffix(how));
      } catch (Stopped broken) {
        return false;
      }
      if (how.equals("OK")) {
        return true;
      }
    }
    return false;
  }

  private List<Object> arguments(Undoable done) {
    if (done.form().isEmpty()) {
      return values(List.of(), done.result());
    }
    var last =
        done.form().equals(" IN_DOUBT")
            ? Optional.<Object>of(world.id() + "/" + done.node().path())
            : done.result();
    return values(done.node().inputs(), last);
  }

  private List<Object> values(List<Expression> inputs, Optional<Object> last) {
    var all = new ArrayList<Object>();
    inputs.forEach(each -> all.add(value(each, "")));
    all.add(last.orElse(null));
    return all;
  }

  private void block(Block block) {
    block.nodes().forEach(node -> node.match(this));
  }

  /** User code is called; unless the cancel came before. */
  private void call(String effect) {
    world
        .cancelAfter()
        .filter(limit -> effects.size() >= limit)
        .ifPresent(
            limit -> {
              throw new Stopped("!cancel");
            });
    effects.add(effect);
  }

  @Override
  public Void step(StepNode node) {
    var path = node.path().toString();
    var doubtful = world.doubted().contains(path);
    try {
      for (var how : world.attempts().getOrDefault(path, List.of("OK"))) {
        var called = path + inputs(node);
        call(called + suffix(how));
        if (how.equals("OK")) {
          completed(node, called);
          return null;
        }
        doubtful |= how.equals("TIMED_OUT");
      }
    } catch (Stopped stopped) {
      inDoubt(node, doubtful);
      throw stopped;
    }
    inDoubt(node, doubtful);
    throw new Stopped(path);
  }

  private List<Object> inputs(StepNode node) {
    var all = new ArrayList<Object>();
    node.inputs().forEach(each -> all.add(value(each, node.path())));
    return all;
  }

  private static String suffix(String how) {
    return how.equals("OK") ? "" : " " + how;
  }

  private void completed(StepNode node, Object result) {
    results.put(node.path(), result);
    if (node.undo().completed() != Completed.NONE) {
      undoable.add(new Undoable(node, Optional.of(result), form(node)));
    }
  }

  private static String form(StepNode node) {
    return node.undo().completed() == Completed.WITH_INPUTS ? " WITH_INPUTS" : "";
  }

  private void inDoubt(StepNode node, boolean doubtful) {
    if (!node.external()) {
      return;
    }
    var late = Optional.<Object>ofNullable(world.late().get(node.path().toString()));
    if (late.isPresent() && node.undo().completed() != Completed.NONE) {
      undoable.add(new Undoable(node, late, form(node)));
    } else if ((doubtful || late.isPresent()) && node.undo().inDoubt()) {
      undoable.add(new Undoable(node, Optional.empty(), " IN_DOUBT"));
    }
  }

  @Override
  public Void branch(BranchNode node) {
    call("choose " + node.path());
    var subject = value(node.subject(), node.path());
    var arm =
        node.arms().stream()
            .filter(each -> each.key().isPresent())
            .filter(each -> each.key().get().stringValue().equals(subject))
            .findFirst()
            .or(() -> node.arms().stream().filter(each -> each.key().isEmpty()).findFirst())
            .orElseThrow(() -> new Stopped(node.path()));
    chosen.put(node.path(), arm.label());
    block(arm.body());
    return null;
  }

  @Override
  public Void sleep(SleepNode node) {
    return null;
  }

  @Override
  public Void waiting(WaitNode node) {
    node.prompt().parts().forEach(part -> value(part, node.path()));
    var answer = answer(node);
    if (answer.isPresent()) {
      results.put(node.path(), answer.get());
      return null;
    }
    var orElse = node.orElse().orElseThrow(() -> new Stopped(node.path()));
    results.put(node.path(), value(orElse, node.path()));
    return null;
  }

  /**
   * Events are used in the order in which they were sent: the first wait of a name gets number 1.
   */
  private Optional<String> answer(WaitNode node) {
    return node.kind() == WaitKind.EVENT
        ? Optional.of(node.signal() + "#" + events.merge(node.signal(), 1, Integer::sum))
        : world.answers().get(node.path().toString());
  }

  @Override
  public Void parallel(ParallelNode node) {
    throw new AssertionError("side by side is for the other oracle");
  }

  @Override
  public Void forEach(ForEachNode node) {
    throw new AssertionError("items are for the other oracle");
  }

  @Override
  public Void repeat(RepeatNode node) {
    throw new AssertionError("rounds are for the other oracle");
  }

  @Override
  public Void child(ChildNode node) {
    throw new AssertionError("children are executions of their own");
  }

  @Override
  public Void continueAs(ContinueNode node) {
    throw new AssertionError("what comes afterwards is an execution of its own");
  }

  @Override
  public Void fail(FailNode node) {
    throw new Stopped(node.path());
  }

  /** The value; when it is broken, the node that uses it has failed. */
  private Object value(Expression expression, Object user) {
    try {
      return expression.match(new Values());
    } catch (IllegalStateException broken) {
      throw new Stopped(user);
    }
  }

  private final class Values implements Expression.Cases<Object, RuntimeException> {

    @Override
    public Object input(Expression.InputRef ref) {
      return input;
    }

    @Override
    public Object result(Expression.ResultRef ref) {
      if (!(plan.node(ref.path()).orElseThrow() instanceof BranchNode branch)) {
        return results.get(ref.path());
      }
      var label = chosen.get(branch.path());
      var arm = branch.arms().stream().filter(each -> each.label().equals(label)).findFirst();
      var value = arm.orElseThrow().body().result().match(this);
      return branch.optional() ? Optional.ofNullable(value) : value;
    }

    @Override
    public Object item(Expression.ItemRef ref) {
      throw new AssertionError("items are for the other oracle");
    }

    @Override
    public Object round(Expression.RoundRef ref) {
      throw new AssertionError("rounds are for the other oracle");
    }

    @Override
    public Object winner(Expression.WinnerRef ref) {
      throw new AssertionError("side by side is for the other oracle");
    }

    @Override
    public Object constant(Expression.Constant constant) {
      return constant.value().isNull() ? null : constant.value().stringValue();
    }

    @Override
    public Object projection(Expression.Projection projection) {
      var source = projection.source().match(this);
      if (source == null) {
        return null;
      }
      return labels.containsKey(projection.number())
          ? Pure.label(source)
          : Pure.project(projection.number(), source);
    }

    @Override
    public Object combination(Expression.Combination combination) {
      var sources = new ArrayList<Object>();
      combination.sources().forEach(each -> sources.add(each.match(this)));
      return Pure.join(combination.number(), sources);
    }
  }
}
