package io.durable.probe;

import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import java.util.List;

/** Says on which threads a transactional and an external step ran. */
@Durable("probe-threads")
public class Threads implements Workflow<Done, List<Where>> {

  @Override
  public Value<List<Where>> define(Flow flow, Value<Done> nothing) {
    var transactional = flow.step("transactional", Where::here);
    var external = flow.step("external", Where::here).external();
    return flow.combine(Threads::both, transactional, external);
  }

  static List<Where> both(Where transactional, Where external) {
    return List.of(transactional, external);
  }
}
