package io.durable.rest;

import java.util.Objects;

/** A request that this layer itself refuses. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.detail());
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  Refusal(Problem problem, Throwable cause) {
    super(problem.detail(), cause);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** A parameter, in the path, the query or a header, that cannot be read. */
  static Refusal parameter(String name, String detail, Throwable cause) {
    return new Refusal(Problem.of(ProblemType.BAD_PARAMETER, detail).at(name), cause);
  }

  Problem problem() {
    return problem;
  }
}
