package io.durable.engine;

/** Something that was done and may have to be undone. */
interface Deed {

  /** The place in the order of completion. */
  long sequence();

  /**
   * Whether there is something to undo.
   *
   * @param known what was journaled later than this is not looked at
   */
  boolean undoable(long known);

  /**
   * What undoes it.
   *
   * @param known what was journaled up to this place is known to the undo, also after a crash
   */
  UndoFrame undoing(Compensation compensation, long known);
}
