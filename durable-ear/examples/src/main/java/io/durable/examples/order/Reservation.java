package io.durable.examples.order;

import java.util.Map;

/**
 * Goods that are off the shelf.
 *
 * @param quantities by article
 */
public record Reservation(String order, Map<String, Integer> quantities) {
  public Reservation {
    quantities = Map.copyOf(quantities);
  }
}
