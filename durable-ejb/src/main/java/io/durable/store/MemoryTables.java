package io.durable.store;

import io.durable.ExecutionEnded;
import io.durable.UnknownExecution;
import io.durable.UnknownWait;
import io.durable.model.Claim;
import io.durable.model.InboxRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The rows of a {@link MemoryStore} and its clock, guarded by its lock. */
final class MemoryTables {
  final Map<UUID, MemoryExecution> executions = new LinkedHashMap<>();
  final Map<String, String> plans = new HashMap<>();
  final Map<String, Instant> lastServed = new HashMap<>();
  Instant clock;
  private long inboxIds;

  MemoryTables(Instant start) {
    this.clock = start;
  }

  void put(
      MemoryExecution to, InboxRow.Kind kind, Optional<UUID> waitId, String name, JsonNode what) {
    var id = ++inboxIds;
    to.inbox.put(id, new InboxRow(id, kind, waitId, name, what, clock));
  }

  Optional<MemoryExecution> owned(Claim claim) {
    return Optional.ofNullable(executions.get(claim.execution()))
        .filter(row -> row.owner.equals(Optional.of(claim.node())) && row.token == claim.token());
  }

  MemoryExecution existing(UUID id) {
    var row = executions.get(id);
    if (row == null) {
      throw new UnknownExecution(id, "there is no execution " + id);
    }
    return row;
  }

  MemoryExecution unfinished(UUID id) {
    var row = existing(id);
    if (row.status.terminal()) {
      throw new ExecutionEnded(id, row.status, "execution " + id + " has ended " + row.status);
    }
    return row;
  }

  MemoryExecution holder(UUID waitId) {
    return executions.values().stream()
        .filter(row -> row.questions.containsKey(waitId))
        .findFirst()
        .orElseThrow(() -> new UnknownWait(waitId, "there is no wait " + waitId));
  }
}
