package io.durable.engine;

import io.durable.Failure;
import io.durable.Status;
import io.durable.model.JournalRow;
import io.durable.model.WaitRow;
import io.durable.plan.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the engine decided. The boundary writes the first group in one checkpoint; after the commit
 * the worker does the second group.
 */
public sealed interface Change {

  /** Written in the checkpoint. */
  sealed interface Write extends Change {}

  record Append(JournalRow row) implements Write {}

  record Open(WaitRow opened) implements Write {}

  record Close(UUID waitId, WaitRow.State state) implements Write {}

  record Consume(long inbox) implements Write {}

  /** Another status, same owner. */
  record Turn(Status status) implements Write {}

  /**
   * Nothing is running and nothing is left to run.
   *
   * @param kept how many signals are known and left in the inbox for a later wait
   */
  record Park(Status status, Optional<Instant> dueAt, int kept) implements Write {}

  record Finish(Status status, Optional<JsonNode> result, Optional<Failure> failure)
      implements Write {}

  /** Done by the worker after the commit. */
  sealed interface Work extends Change {
    Path path();
  }

  /** Run attempt {@code attempt} of the step at {@code path}. */
  record RunStep(Path path, int attempt) implements Work {}

  /**
   * Run a compensation.
   *
   * @param path with {@code !undo}
   */
  record RunUndo(Path path, int attempt, UndoForm form) implements Work {}

  /** Evaluate the subject of the branch at {@code path}: user code, hence not the engine's. */
  record EvaluateChoice(Path path, int attempt) implements Work {}

  /** Cut off what runs at {@code path}: its outcome is in the journal already. */
  record Interrupt(Path path) implements Work {}

  /** Which compensation runs. */
  enum UndoForm {
    WITH_RESULT,
    WITH_INPUTS,
    IN_DOUBT
  }
}
