package io.durable.plan;

import io.durable.OnFailure;
import io.durable.Retry;
import io.durable.Retry.Backoff;
import io.durable.function.Shape;
import io.durable.plan.Expression.ResultRef;
import io.durable.plan.StepNode.Completed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints a plan for people, a node a line, what belongs to it indented: the form in which reviewers
 * see a change of plan as a difference of lines.
 */
final class Outline implements Node.Cases<Void> {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  private Outline() {}

  static String of(Plan plan) {
    var outline = new Outline();
    outline.line(plan.workflow());
    outline.details(head(plan));
    outline.block(plan.body());
    return outline.text.toString();
  }

  private static List<String> head(Plan plan) {
    var lines = new ArrayList<String>();
    lines.add("input " + shape(plan.input()));
    lines.add("result " + shape(plan.output()));
    plan.settings().timeout().ifPresent(time -> lines.add("timeout " + time(time)));
    if (plan.settings().onFailure() == OnFailure.HOLD) {
      lines.add("a failure is held");
    }
    return lines;
  }

  private static String shape(Shape shape) {
    return shape.text();
  }

  private void line(String content) {
    text.append(INDENT.repeat(depth)).append(content).append('\n');
  }

  private void details(List<String> lines) {
    depth++;
    lines.forEach(this::line);
    depth--;
  }

  private void block(Block block) {
    block.nodes().forEach(node -> node.match(this));
    if (!endsInFailure(block)) {
      line("= " + Wiring.of(block.result()));
    }
  }

  /** Whether the value of the block is that of its last node, which never has one. */
  private static boolean endsInFailure(Block block) {
    var last = block.nodes().isEmpty() ? null : block.nodes().get(block.nodes().size() - 1);
    var never = last instanceof FailNode || last instanceof ContinueNode;
    return never && block.result().equals(new ResultRef(last.path()));
  }

  @Override
  public Void step(StepNode step) {
    line("step " + step.name() + "(" + Wiring.of(step.inputs()) + ")");
    var details = new ArrayList<String>();
    details.add("result " + shape(step.result()));
    if (step.external()) {
      details.add("external");
    }
    if (step.retry().attempts() > 1) {
      details.add(retry(step.retry()));
    }
    step.timeout().ifPresent(time -> details.add("timeout " + time(time)));
    step.heartbeat().ifPresent(time -> details.add("heartbeat " + time(time)));
    if (step.undo().completed() != Completed.NONE) {
      details.add(
          step.undo().completed() == Completed.WITH_RESULT
              ? "undo with the result"
              : "undo with the inputs and the result");
    }
    if (step.undo().inDoubt()) {
      details.add("undo in doubt");
    }
    if (step.undo().present() && !step.undo().retry().equals(Retry.ofCompensation())) {
      details.add("undo " + retry(step.undo().retry()));
    }
    details(details);
    return null;
  }

  private static String retry(Retry retry) {
    var text =
        new StringBuilder("up to " + retry.attempts() + " attempts, " + backoff(retry.backoff()));
    if (!retry.cap().equals(Retry.DEFAULT_CAP)) {
      text.append(", at most ").append(time(retry.cap()));
    }
    if (retry.jitter() > 0) {
      text.append(", jitter ").append(retry.jitter());
    }
    if (!retry.except().isEmpty()) {
      text.append(", except ").append(names(retry.except()));
    }
    if (!retry.only().isEmpty()) {
      text.append(", only ").append(names(retry.only()));
    }
    return text.toString();
  }

  private static String backoff(Backoff backoff) {
    if (backoff instanceof Backoff.Exponential exponential) {
      return "exponential from " + time(exponential.first()) + " by " + exponential.factor();
    }
    if (backoff instanceof Backoff.Linear linear) {
      return "linear by " + time(linear.first());
    }
    return backoff instanceof Backoff.Constant constant
        ? "every " + time(constant.delay())
        : "custom";
  }

  private static String names(List<Class<? extends Throwable>> types) {
    return types.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
  }

  /** Without the letters that every duration has: {@code 2d 3h}. */
  private static String time(Duration time) {
    var days = time.toDays();
    var rest = time.minusDays(days);
    var parts = new ArrayList<String>();
    if (days > 0) {
      parts.add(days + "d");
    }
    if (!rest.isZero() || days == 0) {
      parts.add(rest.toString().substring(2).toLowerCase(Locale.ROOT));
    }
    return String.join(" ", parts);
  }

  @Override
  public Void branch(BranchNode branch) {
    line("branch " + branch.name() + "(" + Wiring.of(branch.subject()) + ")");
    depth++;
    branch.arms().forEach(this::arm);
    depth--;
    return null;
  }

  private void arm(BranchNode.Arm arm) {
    arm(arm.label(), arm.body());
  }

  private void arm(String label, Block body) {
    if (body.nodes().isEmpty()) {
      line(label + " = " + Wiring.of(body.result()));
      return;
    }
    line(label);
    body(body);
  }

  @Override
  public Void parallel(ParallelNode parallel) {
    line(join(parallel) + " " + parallel.name());
    parallel.within().ifPresent(time -> details(List.of("within " + time(time))));
    parallel.orElse().ifPresent(value -> details(List.of("or else " + Wiring.of(value))));
    parallel.joiner().ifPresent(joiner -> details(List.of("joined by join" + joiner)));
    depth++;
    for (var i = 0; i < parallel.arms().size(); i++) {
      arm(ParallelNode.label(i), parallel.arms().get(i));
    }
    depth--;
    return null;
  }

  private static String join(ParallelNode parallel) {
    return switch (parallel.join()) {
      case ALL -> parallel.waits() ? "all-of" : "all";
      case OUTCOMES -> "all-outcomes";
      case FIRST -> parallel.waits() ? "any-of" : "first";
      case QUORUM -> "quorum " + parallel.needed() + " of";
    };
  }

  @Override
  public Void forEach(ForEachNode each) {
    line("for-each " + each.name() + "(" + Wiring.of(each.items()) + ")");
    var details = new ArrayList<String>();
    details.add("item " + shape(each.item()));
    if (each.spread() != ForEachNode.Spread.SEQUENTIAL) {
      details.add(each.spread().name().toLowerCase(Locale.ROOT) + " " + each.width());
    }
    each.result().ifPresent(result -> details.add("result " + shape(result)));
    if (each.collecting()) {
      details.add("collecting");
    }
    details(details);
    body(each.body());
    return null;
  }

  @Override
  public Void repeat(RepeatNode repeat) {
    line("repeat " + repeat.name() + "(" + Wiring.of(repeat.seed()) + ")");
    details(
        List.of(
            "value " + shape(repeat.value()),
            "until test" + repeat.until() + ", at most " + repeat.atMost() + " rounds"));
    body(repeat.body());
    return null;
  }

  private void body(Block block) {
    depth++;
    block(block);
    depth--;
  }

  @Override
  public Void child(ChildNode child) {
    line(
        (child.awaited() ? "child " : "spawn ")
            + child.name()
            + " = "
            + child.workflow()
            + "("
            + Wiring.of(child.input())
            + ")");
    var details = new ArrayList<String>();
    details.add("result " + shape(child.result()));
    if (child.onClose() == ChildNode.OnClose.ABANDON) {
      details.add("goes on when this is closed");
    }
    details(details);
    return null;
  }

  @Override
  public Void continueAs(ContinueNode again) {
    line("continue-as " + again.name() + "(" + Wiring.of(again.input()) + ")");
    return null;
  }

  @Override
  public Void sleep(SleepNode sleep) {
    line(
        (sleep.absolute() ? "sleep-until " : "sleep ")
            + sleep.name()
            + "("
            + Wiring.of(sleep.time())
            + ")");
    return null;
  }

  @Override
  public Void waiting(WaitNode wait) {
    line(wait.kind().name().toLowerCase(Locale.ROOT) + " " + wait.name());
    var details = new ArrayList<String>();
    details.add("answer " + shape(wait.answer()));
    if (!wait.signal().equals(wait.name())) {
      details.add("signal " + wait.signal());
    }
    if (!wait.prompt().template().isEmpty()) {
      details.add("prompt " + Wiring.of(wait.prompt()));
    }
    wait.show().ifPresent(show -> details.add("shows " + Wiring.of(show)));
    if (!wait.roles().isEmpty()) {
      details.add("role " + String.join(", ", wait.roles()));
    }
    if (!wait.options().isEmpty()) {
      details.add(
          "options "
              + wait.options().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    wait.correlate().ifPresent(key -> details.add("correlated by " + Wiring.of(key)));
    wait.within().ifPresent(time -> details.add("within " + time(time)));
    wait.orElse().ifPresent(value -> details.add("or else " + Wiring.of(value)));
    details(details);
    return null;
  }

  @Override
  public Void fail(FailNode fail) {
    line("fail " + fail.name() + " " + Wiring.of(fail.message()));
    return null;
  }
}
