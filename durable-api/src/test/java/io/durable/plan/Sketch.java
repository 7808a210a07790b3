package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.InvalidPlan;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.plan.PlanProblem.Severity;
import io.durable.plan.Shop.Order;
import java.util.List;

/** A workflow that is written inside a test. */
@Durable("sketch")
final class Sketch implements Workflow<Order, Done> {
  private final Body body;

  private Sketch(Body body) {
    this.body = body;
  }

  /** What {@code define} does; whatever it returns is taken for done. */
  @FunctionalInterface
  interface Body {
    Value<?> define(Flow flow, Value<Order> order);
  }

  @Override
  @SuppressWarnings("unchecked") // no test reads the result
  public Value<Done> define(Flow flow, Value<Order> order) {
    return (Value<Done>) body.define(flow, order);
  }

  static Plan plan(Body body) {
    return definition(body).plan();
  }

  static Definition definition(Body body) {
    return Recorder.record(new Sketch(body));
  }

  static InvalidPlan refused(Body body) {
    var refusal = catchThrowableOfType(InvalidPlan.class, () -> definition(body));
    assertThat(refusal).as("the plan is refused").isNotNull();
    return refusal;
  }

  static List<PlanProblem> problems(Body body) {
    return refused(body).problems();
  }

  /** The plan has this one error. */
  static void assertError(String path, String message, Body body) {
    assertOnly(Severity.ERROR, path, message, problems(body));
  }

  /** The plan is taken, with this one warning. */
  static void assertWarning(String path, String message, Body body) {
    assertOnly(Severity.WARNING, path, message, definition(body).warnings());
  }

  private static void assertOnly(
      Severity severity, String path, String message, List<PlanProblem> problems) {
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains(message);
              assertThat(problem.path()).hasToString(path);
              assertThat(problem.severity()).isEqualTo(severity);
              assertThat(problem.remedy()).isNotBlank();
            });
  }
}
