package io.durable.examples.returns;

import java.util.Objects;

/** What a customer sends back. */
public record Return(String order, String sku) {
  public Return {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(sku, "sku");
  }
}
