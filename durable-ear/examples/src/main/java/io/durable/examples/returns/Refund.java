package io.durable.examples.returns;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** What the desk grants. */
public record Refund(BigDecimal amount, Optional<String> reason) {
  public Refund {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(reason, "reason");
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("a refund is not negative, as " + amount + " is");
    }
  }
}
