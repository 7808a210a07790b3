package io.durable.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.durable.OpenWait;
import io.durable.WaitKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A question, for those who answer it.
 *
 * @param signal the name of the event that it waits for
 * @param answer the JSON Schema of what may be answered
 * @param roles who may answer; nothing for everybody who may answer at all
 */
record WaitForm(
    UUID id,
    UUID execution,
    String workflow,
    String path,
    WaitKind kind,
    boolean open,
    String signal,
    String prompt,
    Optional<JsonNode> show,
    JsonNode answer,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNode> options,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> roles,
    Optional<Instant> deadline,
    Instant openedAt) {

  static WaitForm of(OpenWait wait) {
    return new WaitForm(
        wait.id(),
        wait.execution(),
        wait.workflow(),
        wait.path(),
        wait.kind(),
        wait.open(),
        wait.signal(),
        wait.prompt(),
        wait.show(),
        wait.schema(),
        wait.options(),
        wait.roles(),
        wait.deadline(),
        wait.openedAt());
  }
}
