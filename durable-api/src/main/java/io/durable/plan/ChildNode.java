package io.durable.plan;

import io.durable.function.Shape;
import java.util.Objects;

/**
 * Starts another execution, as part of the checkpoint that reaches this node.
 *
 * @param workflow the name of the workflow that it runs
 * @param input what it starts with
 * @param given the JSON shape of the input
 * @param result the JSON shape of the result; for one that is left alone, of its id
 * @param awaited whether the result is waited for; otherwise the value is the child's id
 * @param onClose what becomes of it when the parent is cancelled or fails
 */
public record ChildNode(
    Path path,
    String workflow,
    Expression input,
    Shape given,
    Shape result,
    boolean awaited,
    OnClose onClose)
    implements Node {

  public ChildNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(onClose, "onClose");
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.child(this);
  }

  /** What becomes of a child when its parent is cancelled or fails. */
  public enum OnClose {
    /** it is cancelled, or undone when it had completed, and the parent waits for that */
    CANCEL,
    /** it goes on */
    ABANDON
  }
}
