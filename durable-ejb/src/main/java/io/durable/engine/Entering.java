package io.durable.engine;

import io.durable.plan.BranchNode;
import io.durable.plan.ChildNode;
import io.durable.plan.ContinueNode;
import io.durable.plan.FailNode;
import io.durable.plan.ForEachNode;
import io.durable.plan.Node;
import io.durable.plan.ParallelNode;
import io.durable.plan.RepeatNode;
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
  public Frame parallel(ParallelNode node) {
    return new ParallelFrame(course, Optional.of(parent), node, scope);
  }

  @Override
  public Frame forEach(ForEachNode node) {
    return new ForEachFrame(course, Optional.of(parent), node, scope);
  }

  @Override
  public Frame repeat(RepeatNode node) {
    return new RepeatFrame(course, Optional.of(parent), node, scope);
  }

  @Override
  public Frame child(ChildNode node) {
    throw new IllegalStateException("children are not there yet");
  }

  @Override
  public Frame continueAs(ContinueNode node) {
    throw new IllegalStateException("continueAs is not there yet");
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
