package io.durable.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.durable.plan.Plan;

/**
 * A workflow.
 *
 * @param outline its plan, to read
 * @param mermaid its plan, to draw
 * @param plan its plan, as it is kept
 */
record WorkflowForm(
    String name, String planHash, String outline, String mermaid, @JsonRawValue String plan) {

  static WorkflowForm of(Plan plan) {
    return new WorkflowForm(
        plan.workflow(), plan.hash(), plan.outline(), plan.mermaid(), plan.json());
  }

  /** In a list: without the plan. */
  record Brief(String name, String planHash) {
    static Brief of(Plan plan) {
      return new Brief(plan.workflow(), plan.hash());
    }
  }
}
