package io.durable.engine;

import io.durable.Retry;
import io.durable.plan.StepNode;
import io.durable.plan.StepNode.Undo;

/** What is special about a step. */
final class StepSketch {
  boolean external;
  Undo undo = Undo.NONE;

  StepSketch external() {
    external = true;
    return this;
  }

  StepSketch undo() {
    undo = new Undo(StepNode.Completed.WITH_RESULT, undo.inDoubt(), Retry.never());
    return this;
  }

  StepSketch undoWithInputs() {
    undo = new Undo(StepNode.Completed.WITH_INPUTS, undo.inDoubt(), Retry.never());
    return this;
  }

  StepSketch undoInDoubt() {
    undo = new Undo(undo.completed(), true, Retry.never());
    return this;
  }
}
