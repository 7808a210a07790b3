package io.durable;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a workflow, without its payloads.
 *
 * @param reason why it is held, when it is SUSPENDED or QUARANTINED
 * @param dueAt when it runs again without a signal
 */
public record Execution(
    UUID id,
    String workflow,
    String planHash,
    Status status,
    Optional<String> reason,
    Optional<String> businessKey,
    String queue,
    int priority,
    Map<String, String> attributes,
    Instant createdAt,
    Optional<Instant> dueAt,
    Optional<Instant> endedAt) {
  public Execution {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(planHash, "planHash");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(businessKey, "businessKey");
    Objects.requireNonNull(queue, "queue");
    attributes = Map.copyOf(attributes);
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(endedAt, "endedAt");
  }
}
