package io.durable.rest;

import io.durable.plan.Plan;

/** A workflow. */
record WorkflowForm(String name) {
  static WorkflowForm of(Plan plan) {
    return new WorkflowForm(plan.workflow());
  }
}
