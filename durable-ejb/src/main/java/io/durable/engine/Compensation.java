package io.durable.engine;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Undoes what was done, one after the other, the last one first. An undo that gave up does not keep
 * the others from running. What was closed and has not ended yet ends first.
 */
final class Compensation extends Frame {
  private final TreeMap<Long, Deed> left = new TreeMap<>();
  private final Set<Deed> begun = new HashSet<>();
  private final Set<Frame> ending;
  private Optional<Frame> running = Optional.empty();
  private long reached;
  private boolean gaveUp;

  /**
   * @param turned the place, in the order of completion, of the row that made it necessary
   */
  Compensation(Course course, Optional<Frame> parent, Deeds deeds, long turned) {
    super(course, parent);
    reached = turned;
    ending = new LinkedHashSet<>(deeds.ending());
    ending.forEach(frame -> frame.adoptedBy(this));
    deeds.done().forEach(this::add);
  }

  private void add(Deed deed) {
    if (deed.undoable()) {
      left.put(deed.sequence(), deed);
    }
  }

  /** A late result may give an undo to a step that had none. */
  void cameLate(Deed deed) {
    if (!begun.contains(deed)) {
      add(deed);
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
    while (ending.isEmpty() && !left.isEmpty()) {
      var deed = left.pollLastEntry().getValue();
      begun.add(deed);
      var undo = deed.undoing(this, reached);
      var progress = undo.enter();
      if (!progress.ended()) {
        running = Optional.of(undo);
        return progress;
      }
      gaveUp |= progress.hasFailed();
    }
    running = Optional.empty();
    return ending.isEmpty() ? Progress.DONE : Progress.OPEN;
  }

  /** An undo ended with the row at this place. */
  void reached(long sequence) {
    reached = Math.max(reached, sequence);
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    gaveUp |= how.hasFailed();
    ending.remove(child);
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

  /** A larger one takes over, with the undo that is under way. */
  @Override
  void close(Decision decision) {
    running.ifPresent(undo -> deeds().ending(undo));
    ending.forEach(frame -> deeds().ending(frame));
  }

  /** A larger one begins anew, and finds in the journal what was undone. */
  @Override
  void closedBefore() {
    running.ifPresent(Frame::closedBefore);
    ending.forEach(Frame::closedBefore);
  }
}
