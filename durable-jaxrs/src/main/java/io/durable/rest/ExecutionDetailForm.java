package io.durable.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.durable.ExecutionDetail;
import io.durable.ExecutionDetail.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All of an execution.
 *
 * @param execution its fields stand beside the others
 * @param result of a COMPLETED one; may be JSON null
 * @param error the original one, whatever was undone after it
 */
record ExecutionDetailForm(
    @JsonUnwrapped ExecutionForm execution,
    JsonNode input,
    Optional<JsonNode> result,
    Optional<FailureForm> error,
    List<Row> journal,
    List<WaitForm> waits) {

  static ExecutionDetailForm of(ExecutionDetail detail) {
    return new ExecutionDetailForm(
        ExecutionForm.of(detail.execution()),
        detail.input(),
        detail.result(),
        detail.failure().map(FailureForm::of),
        detail.journal().stream().map(Row::of).toList(),
        detail.waits().stream().map(WaitForm::of).toList());
  }

  /** One outcome of one attempt. */
  record Row(
      String path,
      int attempt,
      String kind,
      String outcome,
      Optional<JsonNode> value,
      Optional<FailureForm> error,
      Optional<Instant> retryAt,
      Instant startedAt,
      Instant endedAt) {

    static Row of(JournalEntry entry) {
      return new Row(
          entry.path(),
          entry.attempt(),
          entry.kind(),
          entry.outcome(),
          entry.value(),
          entry.failure().map(FailureForm::of),
          entry.retryAt(),
          entry.startedAt(),
          entry.endedAt());
    }
  }
}
