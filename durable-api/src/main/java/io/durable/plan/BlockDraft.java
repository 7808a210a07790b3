package io.durable.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A block while it is recorded: the workflow itself, or the arm of a branch. */
final class BlockDraft {
  private final Path path;
  private final NodeDraft owner;
  private final List<NodeDraft> nodes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private Expression result;

  private BlockDraft(Path path, NodeDraft owner) {
    this.path = path;
    this.owner = owner;
  }

  /** The block of the workflow itself. */
  static BlockDraft outermost() {
    return new BlockDraft(Path.ROOT, null);
  }

  /** The arm of a branch. */
  static BlockDraft arm(NodeDraft owner, String label) {
    return new BlockDraft(owner.path().at(label), owner);
  }

  Path path() {
    return path;
  }

  /** How many arms are around it. */
  int depth() {
    var depth = 0;
    for (var block = this; block.owner != null; block = block.owner.block()) {
      depth++;
    }
    return depth;
  }

  /** The place of the next node: what was recorded so far is seen there. */
  Site next() {
    return new Site(this, nodes.size());
  }

  /** Adds a node at {@link #next}. */
  void add(NodeDraft node) {
    nodes.add(node);
  }

  /** Takes a name; false when it was taken before. */
  boolean takeName(String name) {
    return names.add(name);
  }

  void result(Expression value) {
    result = value;
  }

  Block build() {
    return new Block(nodes.stream().map(NodeDraft::build).toList(), result);
  }

  /**
   * A place in a block, for the question which values are there.
   *
   * @param index the number of nodes before it
   */
  record Site(BlockDraft block, int index) {

    /** Whether the result of a node can be used at this place. */
    Visibility of(NodeDraft producer) {
      var at = this;
      while (at.block != producer.block()) {
        if (at.block.owner == null) {
          return Visibility.OUTSIDE_ITS_ARM;
        }
        at = at.block.owner.site();
      }
      if (producer.site().index() < at.index) {
        return Visibility.VISIBLE;
      }
      var inside = producer.site().index() == at.index && at.block != block;
      return inside ? Visibility.INSIDE_ITSELF : Visibility.TOO_EARLY;
    }
  }

  /** Whether a value can be used. */
  enum Visibility {
    VISIBLE,
    /** the node comes later */
    TOO_EARLY,
    /** the place is in an arm of the node */
    INSIDE_ITSELF,
    /** the place is not inside the arm that holds the node */
    OUTSIDE_ITS_ARM
  }
}
