package io.durable.store;

import io.durable.Status;
import io.durable.model.Checkpoint;
import io.durable.model.Checkpoint.Move;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.model.WaitRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decisions written in memory: everything is checked before anything is changed. */
final class MemoryWrites {
  private final MemoryTables tables;

  MemoryWrites(MemoryTables tables) {
    this.tables = tables;
  }

  Store.Written write(Checkpoint checkpoint) {
    var owned = tables.owned(checkpoint.claim());
    if (owned.isEmpty()) {
      return Store.Written.CLAIM_LOST;
    }
    var row = owned.get();
    Checkpoints.rows(checkpoint.rows()); // refuses what PostgreSQL would refuse
    if (clash(row, checkpoint.rows())
        || !row.inbox.keySet().containsAll(checkpoint.consumed())
        || checkpoint.closed().entrySet().stream().anyMatch(entry -> raced(row, entry))
        || checkpoint.move().filter(move -> beatenByCancel(row, checkpoint, move)).isPresent()) {
      return Store.Written.LOST_RACE;
    }
    checkpoint.move().ifPresent(move -> requireMove(row, move));
    checkpoint.rows().forEach(row::append);
    checkpoint
        .opened()
        .forEach(wait -> row.questions.put(wait.id(), new MemoryExecution.Question(wait)));
    checkpoint.closed().forEach((wait, state) -> close(row, wait, state));
    row.inbox.keySet().removeAll(checkpoint.consumed());
    checkpoint.move().ifPresent(move -> move(row, move));
    return Store.Written.WRITTEN;
  }

  private static boolean clash(MemoryExecution row, List<JournalRow> rows) {
    return rows.stream().anyMatch(row::clashes);
  }

  private static boolean raced(MemoryExecution row, Map.Entry<UUID, WaitRow.State> closing) {
    return closing.getValue() != WaitRow.State.CLOSED
        && row.questions.get(closing.getKey()).state != WaitRow.State.OPEN;
  }

  /** A cancel that came before a completion wins, unless this decision used it. */
  private static boolean beatenByCancel(MemoryExecution row, Checkpoint checkpoint, Move move) {
    return move.status() == Status.COMPLETED
        && row.inbox.values().stream()
            .filter(letter -> !checkpoint.consumed().contains(letter.id()))
            .anyMatch(letter -> letter.kind() == InboxRow.Kind.CANCEL);
  }

  private static void requireMove(MemoryExecution row, Move move) {
    if (!Target.before(move.status()).contains(row.status)) {
      throw new IllegalStateException(
          "execution " + row.id() + " cannot go from " + row.status + " to " + move.status());
    }
  }

  private static void close(MemoryExecution row, UUID wait, WaitRow.State state) {
    var question = row.questions.get(wait);
    if (question.state == WaitRow.State.OPEN) {
      question.state = state;
    }
  }

  private void move(MemoryExecution row, Move move) {
    row.status = move.status();
    if (move instanceof Move.Park park) {
      row.owner = Optional.empty();
      row.dueAt = park.dueAt();
      row.kept = park.kept();
      row.takenOver = false;
    } else if (move instanceof Move.Finish finish) {
      row.owner = Optional.empty();
      row.dueAt = Optional.empty();
      row.endedAt = Optional.of(tables.clock);
      row.inbox.clear();
      row.result = finish.result();
      row.failure = finish.failure();
      row.questions.keySet().forEach(wait -> close(row, wait, WaitRow.State.CLOSED));
    }
  }
}
