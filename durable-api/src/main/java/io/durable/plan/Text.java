package io.durable.plan;

import java.util.List;
import java.util.Objects;

/**
 * A text with values in it: each {@code {}} of the template stands for one part, in order.
 *
 * @param template for example {@code Ship {}?}
 * @param parts as many as the template has {@code {}}
 */
public record Text(String template, List<Expression> parts) {
  public Text {
    Objects.requireNonNull(template, "template");
    parts = List.copyOf(parts);
  }

  /** A text without values. */
  public static Text of(String literal) {
    return new Text(literal, List.of());
  }
}
