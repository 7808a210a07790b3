package io.durable.examples.returns;

import java.util.Objects;

/** The parcel is at the dock. */
public record Arrival(String dock, int quantity) {
  public Arrival {
    Objects.requireNonNull(dock, "dock");
    if (quantity < 1) {
      throw new IllegalArgumentException("what arrived is 1 or more, not " + quantity);
    }
  }
}
