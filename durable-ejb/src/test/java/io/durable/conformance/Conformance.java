package io.durable.conformance;

import io.durable.ExecutionDetail;
import io.durable.Workflow;
import io.durable.WorkflowClient;
import io.durable.boundary.Settings;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A part of the suite of behaviours, run on every ground. */
@ParameterizedClass(name = "{0}")
@EnumSource(Grounds.class)
abstract class Conformance {
  @Parameter Grounds grounds;

  private Rig rig;

  /** A node that serves these workflows. */
  final Rig on(Workflow<?, ?>... workflows) {
    rig = new Rig(grounds.open(), workflows);
    return rig;
  }

  /** The same, in another rhythm. */
  final Rig on(Settings.Times times, Workflow<?, ?>... workflows) {
    rig = new Rig(grounds.open(), times, workflows);
    return rig;
  }

  final WorkflowClient client() {
    return rig.client();
  }

  /** Starts an execution and waits for its end. */
  final <I> ExecutionDetail run(Class<? extends Workflow<I, ?>> workflow, I input) {
    return rig.end(client().start(workflow, input).id());
  }

  final ExecutionDetail end(UUID execution) {
    return rig.end(execution);
  }

  @AfterEach
  final void close() {
    if (rig != null) {
      rig.close();
    }
  }
}
