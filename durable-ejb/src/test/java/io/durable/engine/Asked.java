package io.durable.engine;

/** What a piece of work says about itself. */
final class Asked {
  private Asked() {}

  /** Which compensation it is, where it is not the plain one. */
  static String form(Change.Work work) {
    return work instanceof Change.RunUndo undo && undo.form() != Change.UndoForm.WITH_RESULT
        ? " " + undo.form()
        : "";
  }

  static int attempt(Change.Work work) {
    if (work instanceof Change.RunUndo undo) {
      return undo.attempt();
    }
    return work instanceof Change.RunStep step ? step.attempt() : 1;
  }
}
