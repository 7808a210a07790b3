package io.durable.plan;

import io.durable.function.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a workflow will do, known before it runs: its static syntax tree, as pure data.
 *
 * <p>Two plans are equal when they are the same to the last detail; its hash is equal already when
 * one can go on with executions of the other.
 */
public final class Plan {
  private final String workflow;
  private final Shape input;
  private final Shape output;
  private final Block body;
  private final Map<Path, Node> nodes;

  /**
   * A plan.
   *
   * @param workflow the name in {@code @Durable}
   * @param input the JSON shape of what it starts with
   * @param output the JSON shape of its result
   * @param body what it does
   */
  public Plan(String workflow, Shape input, Shape output, Block body) {
    this.workflow = Objects.requireNonNull(workflow, "workflow");
    this.input = Objects.requireNonNull(input, "input");
    this.output = Objects.requireNonNull(output, "output");
    this.body = Objects.requireNonNull(body, "body");
    var index = new HashMap<Path, Node>();
    index(body, index);
    this.nodes = Map.copyOf(index);
  }

  private static void index(Block block, Map<Path, Node> index) {
    for (var node : block.nodes()) {
      index.put(node.path(), node);
      if (node instanceof BranchNode branch) {
        branch.arms().forEach(arm -> index(arm.body(), index));
      }
    }
  }

  /** The name in {@code @Durable}. */
  public String workflow() {
    return workflow;
  }

  /** The JSON shape of what an execution starts with. */
  public Shape input() {
    return input;
  }

  /** The JSON shape of its result. */
  public Shape output() {
    return output;
  }

  /** What it does. */
  public Block body() {
    return body;
  }

  /** The node that stands at this static path; constant time. */
  public Optional<Node> node(Path path) {
    return Optional.ofNullable(nodes.get(path));
  }

  /**
   * The static path of the node that a journal row at this path belongs to: without the mark of an
   * undo or a late result, and without the number of an item or a round.
   */
  public Path staticPath(Path occurrence) {
    var last = occurrence.last();
    return last.mark().isPresent() ? occurrence.unmarked() : occurrence;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plan plan
        && workflow.equals(plan.workflow)
        && input.equals(plan.input)
        && output.equals(plan.output)
        && body.equals(plan.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(workflow, body);
  }

  @Override
  public String toString() {
    return "plan of " + workflow;
  }
}
