package io.durable.plan;

import java.util.Objects;

/**
 * Something that is wrong with a plan.
 *
 * @param path the node that it is about; {@link Path#ROOT} for the workflow itself
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record PlanProblem(Path path, String message, String remedy, Severity severity) {
  public PlanProblem {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
    Objects.requireNonNull(severity, "severity");
  }

  /** Whether the plan can be used all the same. */
  public enum Severity {
    /** the plan is refused */
    ERROR,
    /** the plan is taken; the problem is logged at deployment */
    WARNING
  }

  @Override
  public String toString() {
    var where = path.equals(Path.ROOT) ? "the workflow" : path.toString();
    return where + ": " + message + ". " + remedy + ".";
  }
}
