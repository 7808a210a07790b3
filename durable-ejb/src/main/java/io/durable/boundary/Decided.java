package io.durable.boundary;

import io.durable.Status;
import io.durable.engine.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision that is committed, and what follows from it.
 *
 * @param work to be done now
 * @param standing what became of the claim
 * @param rebuilt whether the state was built from the journal: {@code work} is all that there is to do, also what runs already
 * @param dueAt of a PARKED one: when it runs again without a signal
 * @param signalled of a PARKED one: whether a signal came while it was parked, so that it is due at once
 * @param status of a PARKED or ENDED one
 */
public record Decided(
    List<Change.Work> work,
    Standing standing,
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
    /** somebody else owns the execution */
    LOST
  }

  public Decided {
    work = List.copyOf(work);
  }

  static Decided held(List<Change.Work> work) {
    return new Decided(work, Standing.HELD, false, Optional.empty(), false, Optional.empty());
  }

  static Decided lost() {
    return new Decided(List.of(), Standing.LOST, false, Optional.empty(), false, Optional.empty());
  }

  Decided asRebuilt() {
    return new Decided(work, standing, true, dueAt, signalled, status);
  }

  Decided after(List<Change.Work> earlier) {
    var all = new java.util.ArrayList<>(earlier);
    all.addAll(work);
    return new Decided(all, standing, rebuilt, dueAt, signalled, status);
  }
}
