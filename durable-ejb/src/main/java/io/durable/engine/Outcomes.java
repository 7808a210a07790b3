package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The journal, as far as it is known in memory. Values may be read by threads that evaluate
 * arguments while a decision goes on.
 */
final class Outcomes {
  private final Map<Path, List<JournalRow>> earlier = new HashMap<>();
  private final Map<Path, JsonNode> values = new ConcurrentHashMap<>();
  private final Map<Path, Failure> failures = new ConcurrentHashMap<>();
  private long sequence;
  private long forward;

  Outcomes(List<JournalRow> journal) {
    for (var row : journal) {
      earlier.computeIfAbsent(row.path(), path -> new ArrayList<>(1)).add(row);
      remember(row);
    }
  }

  /** Why the arm or the item at this path failed, if it did. */
  Optional<Failure> failure(Path path) {
    return Optional.ofNullable(failures.get(path));
  }

  void remember(JournalRow row) {
    if (row.kind() == Kind.VERDICT) {
      row.failure().ifPresent(failure -> failures.put(row.path(), failure));
    }
    row.value().ifPresent(value -> values.put(row.path(), value));
    sequence = Math.max(sequence, row.sequence());
    if (row.kind() != Kind.LATE && row.kind() != Kind.UNDO) {
      forward = Math.max(forward, row.sequence());
    }
  }

  /** The place of the last row that was written on the way forward. */
  long lastForward() {
    return forward;
  }

  /** The place of the next row in the order of completion. */
  long nextSequence() {
    return sequence + 1;
  }

  /** The rows that the journal had at this path when the state was built, in order of sequence. */
  List<JournalRow> earlier(Path path) {
    return earlier.getOrDefault(path, List.of());
  }

  /**
   * The row that completed the node at this path, of those that the journal had when the state was
   * built.
   */
  Optional<JournalRow> earlierCompleted(Path path) {
    return earlier(path).stream().filter(row -> row.outcome() == Outcome.COMPLETED).findFirst();
  }

  /** The value of the completed node at this path. */
  Optional<JsonNode> value(Path path) {
    return Optional.ofNullable(values.get(path));
  }
}
