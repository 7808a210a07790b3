package io.durable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Some of a list.
 *
 * @param next the cursor of the page after; empty on the last
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(next, "next");
  }
}
