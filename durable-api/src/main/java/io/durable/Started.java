package io.durable;

import java.util.Objects;
import java.util.UUID;

/**
 * An execution that will run when the caller's transaction commits.
 *
 * @param existing whether an earlier start with the same idempotency key is meant
 */
public record Started(UUID id, boolean existing) {
  public Started {
    Objects.requireNonNull(id, "id");
  }
}
