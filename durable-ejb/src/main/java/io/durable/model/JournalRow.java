package io.durable.model;

import io.durable.Failure;
import io.durable.plan.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One outcome of one attempt; the journal is append-only. Key: execution, path, attempt; at most
 * one COMPLETED row per path.
 *
 * @param attempt counted from 1
 * @param sequence order of completion, given by the owner, unique per execution
 * @param value the result of a COMPLETED row: result, answer, chosen label; JSON null is a value
 * @param failure of a row that is not COMPLETED
 * @param retryAt when the next attempt is due; absent on a failed row means that the failure is
 *     final
 */
public record JournalRow(
    Path path,
    int attempt,
    long sequence,
    Kind kind,
    Outcome outcome,
    Optional<JsonNode> value,
    Optional<Failure> failure,
    Optional<Instant> retryAt,
    Instant startedAt,
    Instant endedAt) {

  /** What the row is the outcome of. */
  public enum Kind {
    STEP,
    /** a compensation */
    UNDO,
    /** the chosen arm of a branch; the value is its label */
    CHOICE,
    /** an answered, expired or slept wait */
    WAIT,
    /** a {@code fail} node */
    FAIL,
    /**
     * COMPLETED: the result of an attempt that had been cut off; CANCELLED, at {@code
     * charge!doubt}: an external attempt was cut off by a crash and may have happened. Never
     * changes the course, only feeds the undo
     */
    LATE,
    /**
     * what was found where items or a deadline began, at {@code labels!entry}: the list, or the
     * deadline
     */
    ENTRY,
    /**
     * what decided parallel arms, items or rounds, at their own path; the failure of an arm or an
     * item that stops there, at {@code checks[1]}
     */
    VERDICT,
    /** the end of a round, at {@code poll[3]}: what it made, and whether that is enough */
    ROUND,
    /** a cancel request that was accepted; the value holds who and why */
    CANCEL,
    /** a failure of the execution that is none of a node's: of its own result, at the root path */
    RESULT
  }

  /** How the attempt ended. */
  public enum Outcome {
    COMPLETED,
    FAILED,
    TIMED_OUT,
    CANCELLED
  }

  public JournalRow {
    Objects.requireNonNull(path, "path");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts are counted from 1, not " + attempt);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(retryAt, "retryAt");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    if ((outcome == Outcome.COMPLETED) != value.isPresent()) {
      throw new IllegalArgumentException(
          "a row has a value exactly when it is completed: " + path + " " + outcome);
    }
  }

  /** Whether this row ends its node for good, without success. */
  public boolean finalFailure() {
    return outcome != Outcome.COMPLETED && retryAt.isEmpty();
  }
}
