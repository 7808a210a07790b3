package io.durable.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A block while it is recorded: the workflow itself, an arm, or the body of items or rounds. */
final class BlockDraft {
  private final Kind kind;
  private final Path path;
  private final NodeDraft owner;
  private final List<NodeDraft> nodes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private Expression result;

  private BlockDraft(Kind kind, Path path, NodeDraft owner) {
    this.kind = kind;
    this.path = path;
    this.owner = owner;
  }

  /** The block of the workflow itself. */
  static BlockDraft outermost() {
    return new BlockDraft(Kind.WORKFLOW, Path.ROOT, null);
  }

  /** A block inside a node. */
  static BlockDraft inside(NodeDraft owner, Kind kind, String label) {
    return new BlockDraft(kind, owner.path().at(label), owner);
  }

  Kind kind() {
    return kind;
  }

  Path path() {
    return path;
  }

  /** The node that it is inside of; none around the workflow itself. */
  Optional<NodeDraft> owner() {
    return Optional.ofNullable(owner);
  }

  /** How many arms and bodies are around it. */
  int depth() {
    var depth = 0;
    for (var block = this; block.owner != null; block = block.owner.block()) {
      depth++;
    }
    return depth;
  }

  /** The place of what is given into the block: seen everywhere in it, and nowhere else. */
  Site entry() {
    return new Site(this, -1);
  }

  /** The place of the next node: what was recorded so far is seen there. */
  Site next() {
    return new Site(this, nodes.size());
  }

  /** Adds a node at {@link #next}. */
  void add(NodeDraft node) {
    nodes.add(node);
  }

  List<NodeDraft> nodes() {
    return nodes;
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

  /** What a block is to the node that it is inside of. */
  enum Kind {
    WORKFLOW("the workflow", "the workflow"),
    /** one way of a branch */
    ARM("the arm", "the arm in which it is made"),
    /** one of those that run side by side */
    PARALLEL("the arm", "the arm in which it is made"),
    ITEM("the body", "the body that runs for each item"),
    ROUND("the body", "the body that runs in each round");

    private final String text;
    private final String scope;

    Kind(String text, String scope) {
      this.text = text;
      this.scope = scope;
    }

    /** The block in a sentence. */
    String text() {
      return text;
    }

    /** The block in a sentence about a value that belongs to it. */
    String scope() {
      return scope;
    }
  }

  /**
   * A place in a block, for the question which values are there.
   *
   * @param index the number of nodes before it; -1 for what is given into the block
   */
  record Site(BlockDraft block, int index) {

    /** Whether what comes about at another place can be used at this one. */
    Visibility of(Site producer) {
      var at = this;
      while (at.block != producer.block()) {
        if (at.block.owner == null) {
          return Visibility.OUTSIDE_ITS_BLOCK;
        }
        at = at.block.owner.site();
      }
      if (producer.index() < at.index) {
        return Visibility.VISIBLE;
      }
      var inside = producer.index() == at.index && at.block != block;
      return inside ? Visibility.INSIDE_ITSELF : Visibility.TOO_EARLY;
    }
  }

  /** Whether a value can be used. */
  enum Visibility {
    VISIBLE,
    /** the node comes later */
    TOO_EARLY,
    /** the place is inside the node */
    INSIDE_ITSELF,
    /** the place is not inside the block that holds the node */
    OUTSIDE_ITS_BLOCK
  }
}
