package io.durable.plan;

import java.util.List;

/** The blocks inside a node. */
public final class Inside implements Node.Cases<List<Block>> {
  /** Give it to {@link Node#match}. */
  public static final Inside BLOCKS = new Inside();

  private Inside() {}

  @Override
  public List<Block> step(StepNode node) {
    return List.of();
  }

  @Override
  public List<Block> branch(BranchNode node) {
    return node.arms().stream().map(BranchNode.Arm::body).toList();
  }

  @Override
  public List<Block> parallel(ParallelNode node) {
    return node.arms();
  }

  @Override
  public List<Block> forEach(ForEachNode node) {
    return List.of(node.body());
  }

  @Override
  public List<Block> repeat(RepeatNode node) {
    return List.of(node.body());
  }

  @Override
  public List<Block> child(ChildNode node) {
    return List.of();
  }

  @Override
  public List<Block> sleep(SleepNode node) {
    return List.of();
  }

  @Override
  public List<Block> waiting(WaitNode node) {
    return List.of();
  }

  @Override
  public List<Block> fail(FailNode node) {
    return List.of();
  }

  @Override
  public List<Block> continueAs(ContinueNode node) {
    return List.of();
  }
}
