package io.durable.deploy;

import io.durable.InvalidPlan;
import io.durable.OnFailure;
import io.durable.plan.ChildNode;
import io.durable.plan.ContinueNode;
import io.durable.plan.ForEachNode;
import io.durable.plan.ForEachNode.Spread;
import io.durable.plan.Node;
import io.durable.plan.Path;
import io.durable.plan.Plan;
import io.durable.plan.PlanProblem;
import io.durable.plan.PlanProblem.Severity;
import io.durable.plan.StepNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be recorded and the engine cannot run yet: refused at deployment instead of failing an
 * execution. To be deleted together with the last line in it.
 */
final class NotYet {
  private final List<PlanProblem> problems = new ArrayList<>();

  private NotYet() {}

  /**
   * Lets a plan pass that the engine can run.
   *
   * @throws InvalidPlan with everything that it cannot
   */
  static void refuse(Plan plan) {
    var not = new NotYet();
    not.settings(plan);
    plan.nodes().forEach(not::node);
    if (!not.problems.isEmpty()) {
      throw new InvalidPlan(plan.workflow(), not.problems, List.of());
    }
  }

  private void settings(Plan plan) {
    if (plan.settings().onFailure() == OnFailure.HOLD) {
      missing(Path.ROOT, "flow.onFailure(hold())", "Leave it out: what was done is undone then");
    }
  }

  private void node(Node node) {
    if (node instanceof ForEachNode each && each.spread() == Spread.DISTRIBUTED) {
      missing(node.path(), ".distributed", "Take .concurrently, which works in one execution");
    } else if (node instanceof ChildNode) {
      missing(node.path(), "a child execution", "Start it in a step, with WorkflowClient");
    } else if (node instanceof ContinueNode) {
      missing(node.path(), "flow.continueAs", "Start the next execution in the last step");
    } else if (node instanceof StepNode step && step.heartbeat().isPresent()) {
      missing(node.path(), ".heartbeat", "Take .timeout");
    }
  }

  private void missing(Path path, String what, String remedy) {
    problems.add(new PlanProblem(path, what + " is not available yet", remedy, Severity.ERROR));
  }
}
