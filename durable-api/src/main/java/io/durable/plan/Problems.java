package io.durable.plan;

import io.durable.plan.PlanProblem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong while a plan is recorded and built, each problem once. */
final class Problems {
  private final Set<PlanProblem> all = new LinkedHashSet<>();

  /** The plan is refused. */
  void error(Path path, String message, String remedy) {
    all.add(new PlanProblem(path, message, remedy, Severity.ERROR));
  }

  /** The plan is taken all the same. */
  void warning(Path path, String message, String remedy) {
    all.add(new PlanProblem(path, message, remedy, Severity.WARNING));
  }

  /** A handle was put into a text by {@code +} or by a format. */
  void handleInText(Path path, String where, String mark) {
    error(
        path,
        where
            + " contains a handle ("
            + mark.substring(1, mark.length() - 1)
            + "), which has no text while define runs",
        "Write {} in a template and give the value behind it, or compute the text with map or combine");
  }

  boolean refuse() {
    return all.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  List<PlanProblem> all() {
    return new ArrayList<>(all);
  }
}
