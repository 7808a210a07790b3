package io.durable;

import io.durable.plan.PlanProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A workflow's {@code define} does not make a plan; it carries every problem at once, each with its
 * path and what to do.
 */
public final class InvalidPlan extends WorkflowException {
  private static final long serialVersionUID = 1L;

  private final String workflow;
  private final transient List<PlanProblem> problems;

  /**
   * Refuses a plan.
   *
   * @param workflow its name, or its class when it has none
   * @param problems all of them, warnings included
   * @param thrown what {@code define} threw: the first becomes the cause
   */
  public InvalidPlan(String workflow, List<PlanProblem> problems, List<Throwable> thrown) {
    super(
        "The plan of "
            + workflow
            + " has "
            + problems.size()
            + (problems.size() == 1 ? " problem:" : " problems:")
            + problems.stream().map(problem -> "\n  - " + problem).collect(Collectors.joining()));
    if (!thrown.isEmpty()) {
      initCause(thrown.get(0));
      thrown.stream().skip(1).forEach(this::addSuppressed);
    }
    this.workflow = workflow;
    this.problems = List.copyOf(problems);
  }

  /** The workflow's name, or its class when it has none. */
  public String workflow() {
    return workflow;
  }

  /** All problems, warnings included. */
  public List<PlanProblem> problems() {
    return problems;
  }
}
