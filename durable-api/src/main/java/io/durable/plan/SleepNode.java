package io.durable.plan;

import java.util.Objects;

/**
 * A durable timer that holds nothing while it runs.
 *
 * @param time a {@code Duration} counted from the moment in which the node is reached, or an {@code
 *     Instant}
 * @param absolute whether it is the latter; an instant in the past wakes at once
 */
public record SleepNode(Path path, Expression time, boolean absolute) implements Node {
  public SleepNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(time, "time");
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.sleep(this);
  }
}
