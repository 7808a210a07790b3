package io.durable.plan;

import java.util.List;
import java.util.Objects;

/**
 * Nodes that run one after the other, and the value that the whole has.
 *
 * @param nodes in their order
 * @param result what the block is worth when its last node is done
 */
public record Block(List<Node> nodes, Expression result) {
  public Block {
    nodes = List.copyOf(nodes);
    Objects.requireNonNull(result, "result");
  }
}
