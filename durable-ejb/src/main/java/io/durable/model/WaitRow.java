package io.durable.model;

import io.durable.WaitKind;
import io.durable.plan.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An open question, as the store keeps it.
 *
 * @param id the address for answers
 * @param signal the name by which events find it
 * @param prompt the question, with its values filled in; empty for events and sleeps
 * @param show what to show beside it
 * @param schema the JSON Schema of the answer
 * @param options what may be chosen
 * @param roles who may answer; empty for everybody
 * @param correlation the business key by which events find it, besides the execution's own
 * @param deadline when it expires, or when a sleep ends
 */
public record WaitRow(
    UUID id,
    Path path,
    WaitKind kind,
    String signal,
    String prompt,
    Optional<JsonNode> show,
    JsonNode schema,
    List<JsonNode> options,
    List<String> roles,
    Optional<String> correlation,
    Optional<Instant> deadline,
    Instant openedAt) {

  /** Where a wait stands; only OPEN can change. */
  public enum State {
    OPEN,
    ANSWERED,
    EXPIRED,
    /** its execution ended or was cancelled, or a sibling won */
    CLOSED
  }

  public WaitRow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(show, "show");
    Objects.requireNonNull(schema, "schema");
    options = List.copyOf(options);
    roles = List.copyOf(roles);
    Objects.requireNonNull(correlation, "correlation");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(openedAt, "openedAt");
  }
}
