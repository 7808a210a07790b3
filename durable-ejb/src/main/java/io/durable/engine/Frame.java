package io.durable.engine;

import java.util.Optional;

/**
 * One open occurrence of a node or of a block. Frames form a tree of what is open; those that have
 * ended are forgotten.
 *
 * <pre>
 * enter ──► DONE or FAILED            its outcome is in the journal
 *   │
 *   └────► OPEN ── activate ──► OPEN ── outcome, answer, time ──► DONE or FAILED ──► the parent's childEnded
 * </pre>
 *
 * <p>{@code enter} only looks into the journal, so that a state can be built without deciding
 * anything. A leaf whose outcome is not there belongs to the frontier and is activated by the next
 * decision. What ends tells its parent; so an event costs as much as the tree is deep, never as
 * much as the plan is long.
 */
abstract sealed class Frame
    permits BlockFrame,
        ArmFrame,
        ParallelFrame,
        ForEachFrame,
        RepeatFrame,
        AttemptFrame,
        WaitingFrame,
        FailFrame,
        DeadlineFrame,
        Compensation {
  private final Course course;
  private Optional<Frame> parent;

  Frame(Course course, Optional<Frame> parent) {
    this.course = course;
    this.parent = parent;
  }

  Course course() {
    return course;
  }

  Optional<Frame> parent() {
    return parent;
  }

  /** Another frame hears of its end. */
  void adoptedBy(Frame other) {
    parent = Optional.of(other);
  }

  /** What was done in here, and is undone when it fails or loses. */
  Deeds deeds() {
    return parentDeeds();
  }

  /** What was done around it. */
  final Deeds parentDeeds() {
    return parent.map(Frame::deeds).orElseGet(course::deeds);
  }

  /** Goes as far as the journal leads. */
  abstract Progress enter();

  /** Does what the frontier is there for: begins an attempt, opens a wait. */
  abstract Progress activate(Decision decision);

  /** The time came for which it had asked. */
  abstract Progress elapsed(Decision decision);

  /** A frame inside it, which was open, has ended. */
  abstract Progress childEnded(Frame child, Progress how, Decision decision);

  /** Ends what is open in it, because the execution takes another course. */
  abstract void close(Decision decision);

  /** As {@link #close}, after an earlier decision did so: changes nothing but the state. */
  abstract void closedBefore();
}
