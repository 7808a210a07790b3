package io.durable.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Chooses one arm. The choice is a checkpoint, evaluated once.
 *
 * @param subject what is compared with the keys; {@code when} is a branch on a boolean
 * @param arms in their order; the first whose key equals the subject is taken, else the one without
 *     a key; none left is the failure of this node
 * @param optional whether the result is an {@code Optional} of the chosen arm's value ({@code when}
 *     without {@code otherwise}; its second arm is empty and worth null)
 */
public record BranchNode(Path path, Expression subject, List<Arm> arms, boolean optional)
    implements Node {

  public BranchNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(subject, "subject");
    arms = List.copyOf(arms);
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.branch(this);
  }

  /**
   * One way to go on; its nodes live below {@code path[label]}.
   *
   * @param label {@code then}, {@code otherwise}, or the key as text
   * @param key what the subject must equal; empty for the arm that takes the rest
   */
  public record Arm(String label, Optional<JsonNode> key, Block body) {
    public Arm {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(body, "body");
    }
  }
}
