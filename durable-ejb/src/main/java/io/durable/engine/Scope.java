package io.durable.engine;

import io.durable.plan.ForEachNode;
import io.durable.plan.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an occurrence of a block stands: the block's address in the plan, and its durable address,
 * which inside items and rounds carries their indexes too. Java's lexical scope of values, at run
 * time.
 *
 * @param outer the scope around it; empty for the workflow's own block
 * @param block the address in the plan
 * @param occurrence the durable address
 */
record Scope(Optional<Scope> outer, Path block, Path occurrence) {

  static final Scope ROOT = new Scope(Optional.empty(), Path.ROOT, Path.ROOT);

  Scope {
    Objects.requireNonNull(outer, "outer");
    Objects.requireNonNull(block, "block");
    Objects.requireNonNull(occurrence, "occurrence");
  }

  /**
   * The scope of the arm, item or round {@code index} of {@code node}, which stands in this scope.
   */
  Scope inside(Path node, String index) {
    return new Scope(
        Optional.of(this), node.at(index), occurrence.child(node.last().name()).at(index));
  }

  /** The scope of item or round {@code number} of {@code node}, which stands in this scope. */
  Scope each(Path node, int number) {
    return new Scope(
        Optional.of(this),
        node.at(ForEachNode.EACH),
        occurrence.child(node.last().name()).at(Integer.toString(number)));
  }

  /** The scope of the item or round of {@code node} around this place. */
  Scope each(Path node) {
    var wanted = node.at(ForEachNode.EACH);
    for (var scope = this; ; scope = scope.outer.get()) {
      if (scope.block.equals(wanted)) {
        return scope;
      }
      if (scope.outer.isEmpty()) {
        throw new IllegalStateException("'" + block + "' is not inside '" + node + "'");
      }
    }
  }

  /** The number of this item or round. */
  int number() {
    return Integer.parseInt(occurrence.last().index().orElseThrow());
  }

  /** The durable address of {@code node}, which stands in this scope or in one around it. */
  Path occurrenceOf(Path node) {
    return owner(node).occurrence.child(node.last().name());
  }

  /** The scope in which {@code node} stands: this one, or one around it. */
  Scope owner(Path node) {
    var wanted = node.parent();
    for (var scope = this; ; scope = scope.outer.get()) {
      if (scope.block.equals(wanted)) {
        return scope;
      }
      if (scope.outer.isEmpty()) {
        throw new IllegalStateException("'" + node + "' is not visible from '" + block + "'");
      }
    }
  }
}
