package io.durable.engine;

import io.durable.plan.Block;
import java.util.Optional;

/** A block: its nodes run one after the other. */
final class BlockFrame extends Frame {
  private final Block block;
  private final Scope scope;
  private int next;
  private Optional<Frame> current = Optional.empty();

  BlockFrame(Course course, Optional<Frame> parent, Block block, Scope scope) {
    super(course, parent);
    this.block = block;
    this.scope = scope;
  }

  @Override
  Progress enter() {
    while (next < block.nodes().size()) {
      var node = block.nodes().get(next++);
      var frame = node.match(new Entering(course(), this, scope));
      var progress = frame.enter();
      if (!progress.done()) {
        current = Optional.of(frame);
        return progress;
      }
    }
    current = Optional.empty();
    return Progress.DONE;
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    return how.done() ? enter() : how;
  }

  @Override
  Progress activate(Decision decision) {
    throw new IllegalStateException("a block is never at the frontier itself");
  }

  @Override
  Progress elapsed(Decision decision) {
    throw new IllegalStateException("a block asks for no time");
  }

  @Override
  void close(Decision decision) {
    current.ifPresent(frame -> frame.close(decision));
  }

  @Override
  void closedBefore() {
    current.ifPresent(Frame::closedBefore);
  }
}
