package io.durable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An execution with all that is known of it.
 *
 * @param result of a COMPLETED one
 * @param failure of one that failed: the original error, whatever the compensations did
 * @param journal in order of completion
 * @param waits the open ones
 */
public record ExecutionDetail(
    Execution execution,
    JsonNode input,
    Optional<JsonNode> result,
    Optional<Failure> failure,
    List<JournalEntry> journal,
    List<OpenWait> waits) {

  public ExecutionDetail {
    Objects.requireNonNull(execution, "execution");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(failure, "failure");
    journal = List.copyOf(journal);
    waits = List.copyOf(waits);
  }

  /**
   * One outcome of one attempt.
   *
   * @param path the node's address, {@code charge!undo} for a compensation
   * @param kind STEP, UNDO, CHOICE, WAIT, FAIL, LATE, CANCEL or RESULT
   * @param outcome COMPLETED, FAILED, TIMED_OUT or CANCELLED
   * @param retryAt when the next attempt is due
   */
  public record JournalEntry(
      String path,
      int attempt,
      long sequence,
      String kind,
      String outcome,
      Optional<JsonNode> value,
      Optional<Failure> failure,
      Optional<Instant> retryAt,
      Instant startedAt,
      Instant endedAt) {}
}
