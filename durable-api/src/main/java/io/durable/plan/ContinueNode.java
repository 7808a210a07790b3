package io.durable.plan;

import java.util.Objects;

/**
 * Ends this execution and starts a fresh one of the same workflow, under the same business key and
 * with the signals that were not used; for loops that last years. Never has a value.
 *
 * @param input what the fresh one starts with
 */
public record ContinueNode(Path path, Expression input) implements Node {

  public ContinueNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(input, "input");
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.continueAs(this);
  }
}
