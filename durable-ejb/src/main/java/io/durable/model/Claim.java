package io.durable.model;

import java.util.Objects;
import java.util.UUID;

/**
 * A node's ownership of an execution. Every write after the claim repeats it; who lost it writes
 * nothing.
 *
 * @param node the owner, new at every boot
 * @param token grows with every claim of the execution
 */
public record Claim(UUID execution, UUID node, long token) {
  public Claim {
    Objects.requireNonNull(execution, "execution");
    Objects.requireNonNull(node, "node");
  }
}
