package io.durable.boundary;

import io.durable.Status;
import io.durable.engine.Change;
import io.durable.model.Checkpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision that is committed, and what follows from it.
 *
 * @param work to be done now
 * @param standing what became of the claim
 * @param accepted whether the event counted; the outcome of an attempt that the journal passed over
 *     does not
 * @param rebuilt whether the state was built from the journal: {@code work} is all that there is to
 *     do, also what runs already
 * @param dueAt when something is due without a signal
 * @param signalled of a PARKED one: whether a signal came while it was parked, so that it is due at
 *     once
 * @param status of a PARKED or ENDED one
 */
public record Decided(
    List<Change.Work> work,
    Standing standing,
    boolean accepted,
    boolean rebuilt,
    Optional<Instant> dueAt,
    boolean signalled,
    Optional<Status> status) {

  /** What became of the claim. */
  public enum Standing {
    HELD,
    /** nothing is left to run; the execution belongs to nobody */
    PARKED,
    /** finished */
    ENDED,
    /** handed back in order, runnable by anyone */
    RELEASED,
    /** somebody else owns the execution */
    LOST
  }

  public Decided {
    work = List.copyOf(work);
  }

  static Decided held(List<Change.Work> work, boolean accepted, Optional<Instant> dueAt) {
    return new Decided(work, Standing.HELD, accepted, false, dueAt, false, Optional.empty());
  }

  static Decided lost() {
    return without(Standing.LOST, false);
  }

  static Decided released() {
    return without(Standing.RELEASED, true);
  }

  private static Decided without(Standing claim, boolean accepted) {
    return new Decided(
        List.of(), claim, accepted, false, Optional.empty(), false, Optional.empty());
  }

  /** What a committed checkpoint means for the claim. */
  static Decided of(
      Checkpoint written, List<Change.Work> work, boolean signalled, Optional<Instant> dueAt) {
    var move = written.move().orElse(null);
    if (move instanceof Checkpoint.Move.Park park) {
      return new Decided(
          work, Standing.PARKED, true, false, park.dueAt(), signalled, Optional.of(park.status()));
    }
    if (move instanceof Checkpoint.Move.Finish finish) {
      return new Decided(
          work, Standing.ENDED, true, false, Optional.empty(), false, Optional.of(finish.status()));
    }
    return held(work, true, dueAt);
  }

  Decided counting(boolean counted) {
    return new Decided(work, standing, counted, rebuilt, dueAt, signalled, status);
  }

  Decided asRebuilt() {
    return new Decided(work, standing, accepted, true, dueAt, signalled, status);
  }

  Decided afterRebuild(List<Change.Work> earlier) {
    var all = new ArrayList<>(earlier);
    all.addAll(work);
    return new Decided(all, standing, accepted, true, dueAt, signalled, status);
  }
}
