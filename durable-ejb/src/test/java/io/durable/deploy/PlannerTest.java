package io.durable.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.OnFailure;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.boundary.Catalogue;
import io.durable.function.TypeRef;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {

  @Durable("upper")
  static class Upper implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.step("raise", String::toUpperCase, in);
    }
  }

  @Durable("upper")
  static class UpperAgain extends Upper {}

  @Durable("lower")
  static class Lower implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.step("sink", String::toLowerCase, in);
    }
  }

  @Durable("twice")
  static class Twice implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.step("same", String::toUpperCase, in);
      return flow.step("same", String::toLowerCase, in);
    }
  }

  @Durable("nameless")
  static class Nameless implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.step("", String::toUpperCase, in);
    }
  }

  @Durable("ahead")
  static class Ahead implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.onFailure(OnFailure.hold());
      flow.forEach(
              "each",
              flow.constant(new TypeRef<List<String>>() {}, List.of("a")),
              item -> flow.step("same", String::toUpperCase, item))
          .distributed(2);
      flow.step("slow", String::toUpperCase, in).heartbeat(Duration.ofMinutes(1));
      flow.child("lower", Lower.class, in);
      return flow.continueAs(in);
    }
  }

  @Test
  void whatTheEngineCannotRunYetIsRefusedAltogether() {
    assertThatThrownBy(() -> plan(new Ahead()))
        .hasMessageContaining("the workflow: flow.onFailure(hold()) is not available yet")
        .hasMessageContaining("each: .distributed is not available yet. Take .concurrently")
        .hasMessageContaining("slow: .heartbeat is not available yet")
        .hasMessageContaining("lower: a child execution is not available yet")
        .hasMessageContaining("continue-as: flow.continueAs is not available yet");
  }

  private static Catalogue plan(Workflow<?, ?>... workflows) {
    List<Planner.Found> found =
        Stream.<Workflow<?, ?>>of(workflows)
            .map(workflow -> new Planner.Found(workflow.getClass(), workflow))
            .toList();
    return Planner.plan(found);
  }

  @Test
  void everyBeanIsInTheCatalogueByNameAndByPlan() {
    var catalogue = plan(new Upper(), new Lower());

    assertThat(catalogue.all())
        .extracting(Catalogue.Entry::workflow)
        .containsExactlyInAnyOrder("upper", "lower");
    for (var entry : catalogue.all()) {
      assertThat(catalogue.withPlan(entry.hash())).contains(entry);
      assertThat(entry.loader()).isSameAs(PlannerTest.class.getClassLoader());
    }
  }

  @Test
  void anApplicationWithoutWorkflowsIsDeployed() {
    assertThat(plan().all()).isEmpty();
  }

  @Test
  void theProblemsOfAllPlansAreToldTogether() {
    assertThatThrownBy(() -> plan(new Twice(), new Upper(), new Nameless()))
        .isInstanceOf(Planner.InvalidDeployment.class)
        .hasMessageStartingWith("the workflows cannot be deployed:")
        .hasMessageContainingAll(Twice.class.getName(), "same", Nameless.class.getName());
  }

  @Test
  void oneNameForTwoBeansStopsTheDeploymentAndNamesBoth() {
    assertThatThrownBy(() -> plan(new Upper(), new UpperAgain()))
        .isInstanceOf(Planner.InvalidDeployment.class)
        .hasMessageContaining(
            "the name 'upper' is taken by two workflow beans: "
                + Upper.class.getName()
                + " and "
                + UpperAgain.class.getName());
  }
}
