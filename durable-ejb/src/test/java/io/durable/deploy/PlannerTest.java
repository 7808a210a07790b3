package io.durable.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.boundary.Catalogue;
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
