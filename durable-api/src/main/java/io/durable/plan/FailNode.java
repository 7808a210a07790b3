package io.durable.plan;

import java.util.Objects;

/** Fails on purpose, with a message; its name is the type of the failure. */
public record FailNode(Path path, Text message) implements Node {
  public FailNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.fail(this);
  }
}
