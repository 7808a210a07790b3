package io.durable.engine;

import io.durable.plan.BranchNode;
import io.durable.plan.FailNode;
import io.durable.plan.Node;
import io.durable.plan.SleepNode;
import io.durable.plan.StepNode;
import io.durable.plan.WaitNode;
import java.util.Optional;

/** The frame for each kind of node. */
record Entering(Course course, Frame parent, Scope scope) implements Node.Cases<Frame> {

  @Override
  public Frame step(StepNode node) {
    return new StepFrame(course, Optional.of(parent), node, scope);
  }

  @Override
  public Frame branch(BranchNode node) {
    return new BranchFrame(course, Optional.of(parent), node, scope);
  }

  @Override
  public Frame sleep(SleepNode node) {
    return new SleepFrame(course, Optional.of(parent), node, scope);
  }

  @Override
  public Frame waiting(WaitNode node) {
    return new WaitFrame(course, Optional.of(parent), node, scope);
  }

  @Override
  public Frame fail(FailNode node) {
    return new FailFrame(course, Optional.of(parent), node, scope);
  }
}
