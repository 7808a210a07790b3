package io.durable.model;

import io.durable.StartOptions;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A start, as it is inserted in its caller's transaction.
 *
 * @param id time-ordered
 * @param bodyHash of the input, by which a repeated idempotency key with another body is refused
 */
public record NewExecution(
    UUID id,
    String workflow,
    String planHash,
    JsonNode input,
    String bodyHash,
    StartOptions options) {
  public NewExecution {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(planHash, "planHash");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(bodyHash, "bodyHash");
    Objects.requireNonNull(options, "options");
  }
}
