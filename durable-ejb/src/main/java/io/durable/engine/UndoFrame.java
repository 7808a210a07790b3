package io.durable.engine;

import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The compensation of one step. Its form is decided when it begins: a result that comes later than
 * that changes nothing.
 */
final class UndoFrame extends AttemptFrame {
  private final StepFrame step;
  private final Change.UndoForm form;
  private long sequence;

  UndoFrame(Course course, Compensation parent, StepFrame step, Change.UndoForm form) {
    super(course, Optional.of(parent), step.path().undo(), Kind.UNDO);
    this.step = step;
    this.form = form;
  }

  @Override
  List<Object> arguments() throws Exception {
    return switch (form) {
      case WITH_RESULT -> Collections.singletonList(step.resultToUndo());
      case WITH_INPUTS -> withInputs(step.resultToUndo());
      case IN_DOUBT -> withInputs(course().idempotencyKey(step.path()));
    };
  }

  private List<Object> withInputs(Object last) throws Exception {
    var all = new ArrayList<>(step.arguments());
    all.add(last);
    return Collections.unmodifiableList(all);
  }

  @Override
  Change.Work work(int attempt) {
    return new Change.RunUndo(path(), attempt, form);
  }

  @Override
  void ended(JournalRow last) {
    sequence = last.sequence();
  }

  /** The place of the row with which it ended. */
  long sequence() {
    return sequence;
  }
}
