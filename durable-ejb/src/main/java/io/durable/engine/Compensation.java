package io.durable.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Undoes what was done, one after the other, the last one first. An undo that gave up does not keep
 * the others from running.
 */
final class Compensation extends Frame {
  private final TreeMap<Long, StepFrame> left = new TreeMap<>();
  private final Set<StepFrame> begun = new HashSet<>();
  private long reached;
  private boolean gaveUp;

  /**
   * @param turned the place, in the order of completion, of the row that made the execution turn
   *     back
   */
  Compensation(Course course, Collection<StepFrame> steps, long turned) {
    super(course, Optional.empty());
    reached = turned;
    steps.forEach(this::add);
  }

  private void add(StepFrame step) {
    if (step.remedy(Long.MAX_VALUE).isPresent()) {
      left.put(step.sequence(), step);
    }
  }

  /** A late result may give an undo to a step that had none. */
  void cameLate(StepFrame step) {
    if (!begun.contains(step)) {
      add(step);
    }
  }

  /** Whether something was to be undone. */
  boolean needed() {
    return !begun.isEmpty() || !left.isEmpty();
  }

  /** Whether an undo finally failed. */
  boolean gaveUp() {
    return gaveUp;
  }

  @Override
  Progress enter() {
    while (!left.isEmpty()) {
      var step = left.pollLastEntry().getValue();
      begun.add(step);
      var progress = new UndoFrame(course(), this, step, form(step)).enter();
      if (!progress.ended()) {
        return progress;
      }
      gaveUp |= progress.hasFailed();
    }
    return Progress.DONE;
  }

  /**
   * What is journaled up to the end of the undo before this one is known to it, and the same after
   * a crash.
   */
  private Change.UndoForm form(StepFrame step) {
    return step.remedy(reached).or(() -> step.remedy(Long.MAX_VALUE)).orElseThrow();
  }

  /** An undo ended with the row at this place. */
  void reached(long sequence) {
    reached = sequence;
  }

  @Override
  Progress childEnded(Progress how) {
    gaveUp |= how.hasFailed();
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
    throw new IllegalStateException("nothing ends a compensation but its end");
  }

  @Override
  void closedBefore() {
    throw new IllegalStateException("nothing ends a compensation but its end");
  }
}
