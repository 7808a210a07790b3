package io.durable.model;

import io.durable.Failure;
import io.durable.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What one decision writes, all of it or nothing, under the claim's token.
 *
 * @param rows appended to the journal
 * @param opened waits to open
 * @param closed waits to close; a wait that is no longer OPEN (somebody answered it first) makes
 *     the whole write fail, except for {@code CLOSED}, which only tidies up
 * @param consumed inbox rows that this decision used
 * @param move a change of the execution row; empty for a plain step
 */
public record Checkpoint(
    Claim claim,
    List<JournalRow> rows,
    List<WaitRow> opened,
    Map<UUID, WaitRow.State> closed,
    List<Long> consumed,
    Optional<Move> move) {

  public Checkpoint {
    Objects.requireNonNull(claim, "claim");
    rows = List.copyOf(rows);
    opened = List.copyOf(opened);
    closed = Map.copyOf(closed);
    consumed = List.copyOf(consumed);
    Objects.requireNonNull(move, "move");
  }

  /** Whether it only appends journal rows: the hot path, one statement. */
  public boolean plain() {
    return opened.isEmpty() && closed.isEmpty() && consumed.isEmpty() && move.isEmpty();
  }

  /** A change of the execution row. */
  public sealed interface Move {

    /** The status that the row has afterwards. */
    Status status();

    /** Goes on under the same owner with another status. */
    record Turn(Status status) implements Move {
      public Turn {
        Objects.requireNonNull(status, "status");
      }
    }

    /**
     * Nothing is left to run: the owner lets go.
     *
     * @param dueAt when it runs again without a signal
     * @param kept how many signals the decision knows and leaves in the inbox for later: an event
     *     that came before its wait. More than these wake it; without the number an early event
     *     would wake it for ever
     */
    record Park(Status status, Optional<Instant> dueAt, int kept) implements Move {
      public Park {
        if (kept < 0) {
          throw new IllegalArgumentException("signals are counted from 0, not " + kept);
        }
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(dueAt, "dueAt");
      }
    }

    /** The end; final. */
    record Finish(Status status, Optional<JsonNode> result, Optional<Failure> failure)
        implements Move {
      public Finish {
        if (!status.terminal()) {
          throw new IllegalArgumentException(status + " is not an end");
        }
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(failure, "failure");
      }
    }
  }
}
