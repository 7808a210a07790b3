package io.durable.boundary;

import io.durable.engine.Change;
import io.durable.model.Checkpoint;
import io.durable.model.Claim;
import io.durable.model.JournalRow;
import io.durable.model.WaitRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The changes of one decision: what is written, and what is done afterwards. */
final class Folded {
  private final List<JournalRow> rows = new ArrayList<>();
  private final List<WaitRow> opened = new ArrayList<>();
  private final Map<UUID, WaitRow.State> closed = new HashMap<>();
  private final List<Long> consumed = new ArrayList<>();
  private Optional<Checkpoint.Move> move = Optional.empty();
  private final List<Change.Work> work = new ArrayList<>();
  private final Claim claim;

  private Folded(Claim claim) {
    this.claim = claim;
  }

  static Folded of(Claim claim, List<Change> changes) {
    var folded = new Folded(claim);
    changes.forEach(folded::add);
    return folded;
  }

  Checkpoint checkpoint() {
    return new Checkpoint(claim, rows, opened, closed, consumed, move);
  }

  boolean writes() {
    return !rows.isEmpty()
        || !opened.isEmpty()
        || !closed.isEmpty()
        || !consumed.isEmpty()
        || move.isPresent();
  }

  List<Change.Work> work() {
    return work;
  }

  private void add(Change change) {
    if (change instanceof Change.Work todo) {
      work.add(todo);
    } else {
      write((Change.Write) change);
    }
  }

  private void write(Change.Write change) {
    if (change instanceof Change.Append append) {
      rows.add(append.row());
    } else if (change instanceof Change.Open open) {
      opened.add(open.opened());
    } else if (change instanceof Change.Close close) {
      closed.put(close.waitId(), close.state());
    } else if (change instanceof Change.Consume consume) {
      consumed.add(consume.inbox());
    } else {
      move(change);
    }
  }

  /**
   * A later move of the same decision wins: what turns to COMPENSATING and finds nothing to undo
   * ends at once.
   */
  private void move(Change.Write change) {
    if (change instanceof Change.Turn turn) {
      move = Optional.of(new Checkpoint.Move.Turn(turn.status()));
    } else if (change instanceof Change.Park park) {
      move = Optional.of(new Checkpoint.Move.Park(park.status(), park.dueAt(), park.kept()));
    } else if (change instanceof Change.Finish finish) {
      move =
          Optional.of(
              new Checkpoint.Move.Finish(finish.status(), finish.result(), finish.failure()));
    } else {
      throw new IllegalStateException("a change that nobody writes: " + change);
    }
  }
}
