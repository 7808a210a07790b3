package io.durable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A question, as those who answer it see it.
 *
 * @param open whether it can still be answered
 * @param signal the name of the event that it waits for
 * @param schema the JSON Schema of the answer
 * @param roles who may answer; empty for everybody
 */
public record OpenWait(
    UUID id,
    UUID execution,
    String workflow,
    String planHash,
    String path,
    WaitKind kind,
    boolean open,
    String signal,
    String prompt,
    Optional<JsonNode> show,
    JsonNode schema,
    List<JsonNode> options,
    List<String> roles,
    Optional<Instant> deadline,
    Instant openedAt) {
  public OpenWait {
    Objects.requireNonNull(id, "id");
    options = List.copyOf(options);
    roles = List.copyOf(roles);
  }
}
