package io.durable.model;

import io.durable.Status;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * An execution that this node has just claimed, with all that a fresh one needs to run.
 *
 * @param status before the claim: PENDING has no journal yet and need not be loaded
 * @param takenOver whether an owner died with it since its last orderly park: an external step at
 *     the frontier may have happened
 * @param at the database's clock
 */
public record Claimed(
    Claim claim,
    String workflow,
    String planHash,
    Status status,
    JsonNode input,
    boolean takenOver,
    Instant at) {

  public Claimed {
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(planHash, "planHash");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(at, "at");
  }
}
