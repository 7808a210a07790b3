package io.durable.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.durable.Execution;
import io.durable.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An execution in a list. */
record ExecutionForm(
    UUID id,
    String workflow,
    Status status,
    Optional<String> reason,
    Optional<String> businessKey,
    String queue,
    int priority,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> attributes,
    String planHash,
    Instant createdAt,
    Optional<Instant> dueAt,
    Optional<Instant> endedAt) {

  static ExecutionForm of(Execution execution) {
    return new ExecutionForm(
        execution.id(),
        execution.workflow(),
        execution.status(),
        execution.reason(),
        execution.businessKey(),
        execution.queue(),
        execution.priority(),
        execution.attributes(),
        execution.planHash(),
        execution.createdAt(),
        execution.dueAt(),
        execution.endedAt());
  }
}
