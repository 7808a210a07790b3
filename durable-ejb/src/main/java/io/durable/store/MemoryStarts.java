package io.durable.store;

import io.durable.BusinessKeyTaken;
import io.durable.IdempotencyConflict;
import io.durable.InputDoesNotFit;
import io.durable.model.NewExecution;
import java.util.Optional;
import java.util.UUID;

/** Starts in memory, and the keys that make them unique. */
final class MemoryStarts {
  private final MemoryTables tables;

  MemoryStarts(MemoryTables tables) {
    this.tables = tables;
  }

  Optional<UUID> insert(NewExecution start) {
    if (Jsonb.holdsNul(Jsonb.text(start.input()))) {
      throw new InputDoesNotFit(
          "", "the input holds the character NUL, which cannot be stored", null);
    }
    var earlier = earlierStart(start);
    if (earlier.isPresent()) {
      return earlier;
    }
    refuseTakenKey(start);
    tables.executions.put(start.id(), new MemoryExecution(start, tables.clock));
    return Optional.empty();
  }

  private Optional<UUID> earlierStart(NewExecution start) {
    var key = start.options().idempotencyKey();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var earlier =
        tables.executions.values().stream()
            .filter(row -> row.start.workflow().equals(start.workflow()))
            .filter(row -> row.start.options().idempotencyKey().equals(key))
            .findFirst();
    earlier
        .filter(row -> !row.start.bodyHash().equals(start.bodyHash()))
        .ifPresent(
            row -> {
              throw new IdempotencyConflict(
                  key.orElseThrow(),
                  "the idempotency key '"
                      + key.orElseThrow()
                      + "' started "
                      + row.id()
                      + " with another body; use a new key for a new start");
            });
    return earlier.map(MemoryExecution::id);
  }

  private void refuseTakenKey(NewExecution start) {
    var key = start.options().businessKey();
    if (key.isEmpty()) {
      return;
    }
    tables.executions.values().stream()
        .filter(row -> !row.status.terminal())
        .filter(row -> row.start.workflow().equals(start.workflow()))
        .filter(row -> row.start.options().businessKey().equals(key))
        .findFirst()
        .ifPresent(
            row -> {
              throw new BusinessKeyTaken(
                  key.orElseThrow(),
                  "execution "
                      + row.id()
                      + " of "
                      + start.workflow()
                      + " has the business key '"
                      + key.orElseThrow()
                      + "' and has not ended");
            });
  }
}
