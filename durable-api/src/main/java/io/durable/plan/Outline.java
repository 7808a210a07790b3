package io.durable.plan;

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
    outline.details(List.of("input " + shape(plan.input()), "result " + shape(plan.output())));
    outline.block(plan.body());
    return outline.text.toString();
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
    return last instanceof FailNode && block.result().equals(new ResultRef(last.path()));
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
    if (arm.body().nodes().isEmpty()) {
      line(arm.label() + " = " + Wiring.of(arm.body().result()));
      return;
    }
    line(arm.label());
    depth++;
    block(arm.body());
    depth--;
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
