package io.durable.plan;

import java.util.List;
import java.util.Objects;

/**
 * What recording a workflow gives.
 *
 * @param plan the plan, as pure data
 * @param code the functions that its nodes run
 * @param warnings what is allowed but doubtful, to be logged at deployment
 */
public record Definition(Plan plan, Code code, List<PlanProblem> warnings) {
  public Definition {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(code, "code");
    warnings = List.copyOf(warnings);
  }
}
