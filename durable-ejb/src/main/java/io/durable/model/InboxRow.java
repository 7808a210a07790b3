package io.durable.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A signal on its way to an execution, inserted in its sender's transaction; consumed by the
 * checkpoint that it causes.
 *
 * @param id a number for locality only; nothing is decided by it except the order of two events of
 *     one name
 * @param kind answer, event or cancel
 * @param waitId the wait that it answered in the sender's transaction; empty for an event that came
 *     before its wait and for a cancel
 * @param name the event's name; empty for the other kinds
 * @param payload the answer, the event's payload, or for a cancel {@code {"by":…, "reason":…}}
 */
public record InboxRow(
    long id, Kind kind, Optional<UUID> waitId, String name, JsonNode payload, Instant receivedAt) {

  /** What kind of signal it is. */
  public enum Kind {
    ANSWER,
    EVENT,
    CANCEL
  }

  public InboxRow {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(waitId, "waitId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(receivedAt, "receivedAt");
  }
}
