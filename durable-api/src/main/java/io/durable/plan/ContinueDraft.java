package io.durable.plan;

import io.durable.Value;
import io.durable.plan.BlockDraft.Kind;
import java.util.Optional;

/** The end of an execution and the start of a fresh one, while it is recorded. */
final class ContinueDraft extends NodeDraft {
  static final String NAME = "continue-as";

  private final Expression input;
  private final Optional<Handle<?>> given;

  ContinueDraft(Recording recording, String name, Value<?> input) {
    super(recording, name);
    this.input = recording.values().use(input, site(), path(), "its input");
    this.given = recording.values().known(input, path(), "its input").map(handle -> handle);
  }

  @Override
  ContinueNode build() {
    checkPlace(this);
    recording().types().checkSame(this, recording().inputType(), given, "this workflow takes");
    return new ContinueNode(path(), input);
  }

  /** Nothing may be open beside it, and nothing may come after it. */
  private void checkPlace(NodeDraft node) {
    var block = node.block();
    var kind = block.kind();
    if (kind != Kind.WORKFLOW && kind != Kind.ARM) {
      error(
          kind == Kind.PARALLEL
              ? "it stands in an arm that runs beside others"
              : "it stands in " + kind.scope(),
          "Return a value from there, and start afresh behind "
              + block.owner().orElseThrow().path());
      return;
    }
    var last = block.nodes().get(block.nodes().size() - 1);
    if (last != node) {
      error(
          "something comes after it, at " + last.path(),
          "It ends the execution: put it last, in the workflow or in an arm that is last");
      return;
    }
    block.owner().ifPresent(this::checkPlace);
  }
}
