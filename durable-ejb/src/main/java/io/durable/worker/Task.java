package io.durable.worker;

import io.durable.Retry;
import io.durable.boundary.Catalogue;
import io.durable.engine.Change;
import io.durable.plan.Code;
import io.durable.plan.Node;
import io.durable.plan.Path;
import io.durable.plan.StepNode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * User code to be run: what the plan and the code say of it.
 *
 * @param transactional whether it runs in a transaction with its checkpoint
 * @param retry what follows a failure
 * @param timeout of one attempt
 * @param code what is called with the arguments that the engine gives
 */
record Task(
    Change.Work work,
    int attempt,
    boolean transactional,
    Retry retry,
    Optional<Duration> timeout,
    Code.Call code) {

  /** The code of a branch is in its expression, which the engine evaluates. */
  private static final Code.Call NO_CODE = arguments -> null;

  Task {
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(retry, "retry");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(code, "code");
  }

  Path path() {
    return work.path();
  }

  /** Empty for work that is no user code. */
  static Optional<Task> of(Catalogue.Entry workflow, Change.Work work) {
    if (work instanceof Change.RunStep run) {
      var step = step(workflow, run.path());
      return Optional.of(of(work, run.attempt(), step, step.retry(), code(workflow, step).body()));
    }
    if (work instanceof Change.RunUndo run) {
      var step = step(workflow, run.path());
      var code = undo(code(workflow, step), run.form());
      return Optional.of(of(work, run.attempt(), step, step.undo().retry(), code));
    }
    if (work instanceof Change.EvaluateChoice choice) {
      return Optional.of(
          new Task(work, choice.attempt(), false, Retry.never(), Optional.empty(), NO_CODE));
    }
    return Optional.empty();
  }

  private static Task of(
      Change.Work work, int attempt, StepNode step, Retry retry, Code.Call code) {
    return new Task(work, attempt, !step.external(), retry, step.timeout(), code);
  }

  private static StepNode step(Catalogue.Entry workflow, Path path) {
    var plan = workflow.definition().plan();
    Optional<Node> node = plan.node(plan.staticPath(path));
    return node.filter(StepNode.class::isInstance)
        .map(StepNode.class::cast)
        .orElseThrow(() -> new IllegalStateException("no step at '" + path + "'"));
  }

  private static Code.StepCode code(Catalogue.Entry workflow, StepNode step) {
    return Objects.requireNonNull(
        workflow.definition().code().steps().get(step.path()), "code of " + step.path());
  }

  private static Code.Call undo(Code.StepCode code, Change.UndoForm form) {
    return switch (form) {
      case WITH_RESULT, WITH_INPUTS -> code.undo().orElseThrow();
      case IN_DOUBT -> code.undoInDoubt().orElseThrow();
    };
  }
}
