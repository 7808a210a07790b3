package io.durable.deploy;

import io.durable.InvalidPlan;
import io.durable.Workflow;
import io.durable.boundary.Catalogue;
import io.durable.plan.Definition;
import io.durable.plan.Recorder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Records the plans of all workflow beans; what is wrong with any of them is told together. */
final class Planner {
  private static final Logger LOG = System.getLogger(Planner.class.getName());

  private final List<String> problems = new ArrayList<>();
  private final Map<String, Catalogue.Entry> entries = new TreeMap<>();

  /**
   * A workflow bean.
   *
   * @param type the class that the user wrote
   * @param reference what the container gives for it
   */
  record Found(Class<?> type, Workflow<?, ?> reference) {}

  /**
   * The catalogue of these beans.
   *
   * @throws InvalidDeployment with the problems of all plans
   */
  static Catalogue plan(Collection<Found> beans) {
    var planner = new Planner();
    beans.forEach(planner::record);
    if (!planner.problems.isEmpty()) {
      throw new InvalidDeployment(planner.problems);
    }
    return new Catalogue(planner.entries.values());
  }

  private void record(Found bean) {
    try {
      var definition = Recorder.record(bean.reference());
      NotYet.refuse(definition.plan());
      add(bean, definition);
    } catch (InvalidPlan e) {
      problems.add("%s: %s".formatted(bean.type().getName(), e.getMessage()));
    }
  }

  private void add(Found bean, Definition definition) {
    var plan = definition.plan();
    definition
        .warnings()
        .forEach(warning -> LOG.log(Level.WARNING, "workflow " + plan.workflow() + ": " + warning));
    var loader = bean.type().getClassLoader();
    var entry = new Catalogue.Entry(plan.workflow(), plan.hash(), definition, bean.type(), loader);
    var before = entries.putIfAbsent(plan.workflow(), entry);
    if (before != null) {
      problems.add(
          "the name '%s' is taken by two workflow beans: %s and %s"
              .formatted(plan.workflow(), before.bean().getName(), bean.type().getName()));
    }
  }

  /** Stops the deployment. */
  static final class InvalidDeployment extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidDeployment(List<String> problems) {
      super(
          problems.stream()
              .collect(Collectors.joining("\n", "the workflows cannot be deployed:\n", "")));
    }
  }
}
