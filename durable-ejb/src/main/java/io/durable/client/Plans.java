package io.durable.client;

import io.durable.UnknownWorkflow;
import io.durable.WaitKind;
import io.durable.boundary.Catalogue;
import io.durable.plan.Path;
import io.durable.plan.WaitNode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;

/** What the deployed plans say of starts, answers and events. */
final class Plans {
  private final Catalogue catalogue;

  Plans(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<String> names() {
    return catalogue.all().stream().map(Catalogue.Entry::workflow).toList();
  }

  Catalogue.Entry named(String workflow) {
    return catalogue
        .named(workflow)
        .orElseThrow(
            () ->
                new UnknownWorkflow(
                    workflow,
                    "no workflow '%s' is deployed here; deployed are %s"
                        .formatted(workflow, names())));
  }

  Catalogue.Entry of(Class<?> bean) {
    return catalogue.all().stream()
        .filter(entry -> entry.bean().equals(bean))
        .findFirst()
        .or(
            () ->
                catalogue.all().stream()
                    .filter(entry -> bean.isAssignableFrom(entry.bean()))
                    .findFirst())
        .orElseThrow(
            () ->
                new UnknownWorkflow(
                    bean.getName(), bean.getName() + " is not deployed here as a workflow bean"));
  }

  /**
   * The plan of a running execution; an older or other version of it may be served by other nodes
   * only.
   */
  Catalogue.Entry withPlan(String hash, String workflow) {
    return catalogue
        .withPlan(hash)
        .orElseThrow(
            () ->
                new UnknownWorkflow(
                    workflow,
                    "the plan %s of '%s' is not deployed here, so nothing can be held against it"
                        .formatted(hash, workflow)));
  }

  /** The waits of a plan for events of this name. */
  static List<WaitNode> eventWaits(Catalogue.Entry workflow, String event) {
    return workflow.definition().plan().nodes().stream()
        .flatMap(node -> node instanceof WaitNode wait ? Stream.of(wait) : Stream.of())
        .filter(wait -> wait.kind() == WaitKind.EVENT && wait.signal().equals(event))
        .toList();
  }

  /** The Java type of an answer to the wait at this path. */
  static Type answerType(Catalogue.Entry workflow, Path occurrence) {
    var definition = workflow.definition();
    return definition.code().resultTypes().get(definition.plan().staticPath(occurrence));
  }
}
