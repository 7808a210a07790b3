package io.durable.store;

import io.durable.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Executions in memory whose plan nobody serves. */
final class MemoryStranding {
  private final MemoryTables tables;

  MemoryStranding(MemoryTables tables) {
    this.tables = tables;
  }

  int sweep(Set<String> served, Duration grace) {
    served.forEach(hash -> tables.lastServed.put(hash, tables.clock));
    var suspended = 0;
    for (var row : tables.executions.values()) {
      if (served.contains(row.start.planHash())) {
        row.heldStatus.ifPresent(status -> unstrand(row, status));
      } else if (row.owner.isEmpty() && row.runnable() && forsaken(row, grace)) {
        strand(row);
        suspended++;
      }
    }
    return suspended;
  }

  private boolean forsaken(MemoryExecution row, Duration grace) {
    var served = tables.lastServed.get(row.start.planHash());
    return served != null && served.plus(grace).isBefore(tables.clock);
  }

  private static void strand(MemoryExecution row) {
    row.heldStatus = Optional.of(row.status);
    row.status = Status.SUSPENDED;
    row.reason = Optional.of("stranded: no living node serves its plan " + row.start.planHash());
  }

  private static void unstrand(MemoryExecution row, Status status) {
    row.status = status;
    row.heldStatus = Optional.empty();
    row.reason = Optional.empty();
  }
}
