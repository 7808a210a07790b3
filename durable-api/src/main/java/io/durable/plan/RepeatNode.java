package io.durable.plan;

import io.durable.function.Shape;
import java.util.Objects;

/**
 * Runs its body again until a test says that it is enough. Round number {@code i} lives below
 * {@code path[i]}, in the plan {@code path[*]}; what it made and the answer of the test are
 * journaled at {@code path[i]} itself. Inside, what the round before made is an {@link
 * Expression.RoundRef}.
 *
 * @param seed what the first round gets
 * @param value the JSON shape of what goes from round to round
 * @param until the number of the pure test
 * @param atMost how many rounds there may be; one more fails the node
 */
public record RepeatNode(Path path, Expression seed, Shape value, Block body, int until, int atMost)
    implements Node {

  public RepeatNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(body, "body");
    if (atMost < 1) {
      throw new IllegalArgumentException("there is one round at least: " + path);
    }
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.repeat(this);
  }
}
