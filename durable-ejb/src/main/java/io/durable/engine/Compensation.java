package io.durable.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Undoes what was done, one after the other, the last one first. An undo that gave up does not keep
 * the others from running. What was being undone already when this became necessary ends first.
 *
 * <p>In an arm nobody waits for the undo of a result that came late: the arm may have ended long
 * ago. It runs beside everything else; only the end of the execution waits for it.
 */
final class Compensation extends Frame {
  private final TreeMap<Long, Deed> left = new TreeMap<>();
  private final List<Deed> late = new ArrayList<>();
  private final Set<Deed> begun = new HashSet<>();
  private final Set<Frame> ending;
  private final long turned;
  private Optional<UndoFrame> running = Optional.empty();
  private long reached;

  /**
   * @param parent the arm that is undone; empty for the execution
   * @param turned the place, in the order of completion, of the row that made it necessary
   */
  Compensation(Course course, Optional<Frame> parent, Deeds deeds, long turned) {
    super(course, parent);
    this.turned = turned;
    reached = turned;
    ending = new LinkedHashSet<>(deeds.ending());
    ending.forEach(frame -> frame.adoptedBy(this));
    deeds.done().forEach(this::add);
    deeds.undoneBy(this);
  }

  private void add(Deed deed) {
    var inTime = parent().isEmpty() || deed.undoable(turned);
    if (!deed.undoable(Long.MAX_VALUE)) {
      return;
    }
    if (inTime) {
      left.put(deed.sequence(), deed);
    } else {
      late.add(deed);
    }
  }

  /** A late result may give an undo to a step that had none. */
  void cameLate(Deed deed) {
    if (!begun.contains(deed) && !left.containsValue(deed)) {
      add(deed);
      undoLate();
    }
  }

  /** Whether nothing is left that it has to wait for. */
  boolean settled() {
    return running.isEmpty() && ending.isEmpty() && left.isEmpty();
  }

  @Override
  Progress enter() {
    undoLate();
    while (ending.isEmpty() && !left.isEmpty()) {
      var undo = begin(left.pollLastEntry().getValue(), reached);
      var progress = undo.enter();
      if (!progress.ended()) {
        running = Optional.of(undo);
        return progress;
      }
      ended(undo, progress);
    }
    return ending.isEmpty() ? Progress.DONE : Progress.OPEN;
  }

  private UndoFrame begin(Deed deed, long known) {
    begun.add(deed);
    course().amends().need();
    return deed.undoing(this, known);
  }

  private void undoLate() {
    for (var deed : late) {
      var undo = begin(deed, Long.MAX_VALUE);
      var progress = undo.enter();
      if (progress.ended()) {
        judge(undo, progress);
      } else {
        course().amends().beside().add(undo);
      }
    }
    late.clear();
  }

  private void ended(UndoFrame undo, Progress how) {
    running = Optional.empty();
    reached = Math.max(reached, undo.sequence());
    judge(undo, how);
  }

  private void judge(UndoFrame undo, Progress how) {
    how.failure().ifPresent(why -> course().amends().giveUp(undo.path(), why));
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    if (course().amends().beside().remove(child)) {
      judge((UndoFrame) child, how);
      return Progress.OPEN;
    }
    if (running.filter(child::equals).isPresent()) {
      ended((UndoFrame) child, how);
    } else if (ending.remove(child) && child instanceof UndoFrame undo) {
      judge(undo, how);
    }
    return enter();
  }

  @Override
  Progress activate(Decision decision) {
    throw new IllegalStateException("a compensation is never at the frontier itself");
  }

  @Override
  Progress elapsed(Decision decision) {
    throw new IllegalStateException("a compensation asks for no time");
  }

  @Override
  void close(Decision decision) {
    throw new IllegalStateException("a compensation always goes on to its end");
  }

  @Override
  void closedBefore() {
    throw new IllegalStateException("a compensation always goes on to its end");
  }
}
