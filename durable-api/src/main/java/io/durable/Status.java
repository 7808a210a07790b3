package io.durable;

import java.util.Set;

/** Where an execution stands. Moves only along {@link #next()}; a terminal status is final. */
public enum Status {
  /** Not owned yet. */
  PENDING,
  /** A node runs it. */
  RUNNING,
  /** Nothing to run: it waits for a signal or a time. Costs one row. */
  WAITING,
  /** Failed or cancelled; what was done is being undone. */
  COMPENSATING,
  /** Held until an operator acts, or until a node serves its plan again. */
  SUSPENDED,
  /** Held because it kept killing its node. */
  QUARANTINED,
  /** Ended with a result. */
  COMPLETED,
  /** Failed, and nothing was to be undone. */
  FAILED,
  /** Failed, and everything was undone. */
  COMPENSATED,
  /** Failed or cancelled, and an undo gave up. */
  COMPENSATION_FAILED,
  /** Cancelled, and everything was undone. */
  CANCELLED;

  /** What may follow. */
  public Set<Status> next() {
    return switch (this) {
      case PENDING -> Set.of(RUNNING, SUSPENDED);
      case RUNNING ->
          Set.of(
              WAITING,
              COMPLETED,
              COMPENSATING,
              FAILED,
              COMPENSATED,
              COMPENSATION_FAILED,
              CANCELLED,
              SUSPENDED,
              QUARANTINED,
              PENDING);
      case WAITING -> Set.of(RUNNING, SUSPENDED);
      case COMPENSATING ->
          Set.of(FAILED, COMPENSATED, COMPENSATION_FAILED, CANCELLED, SUSPENDED, QUARANTINED);
      case SUSPENDED, QUARANTINED -> Set.of(PENDING, WAITING, RUNNING, COMPENSATING);
      case COMPLETED, FAILED, COMPENSATED, COMPENSATION_FAILED, CANCELLED -> Set.of();
    };
  }

  /** Whether it is an end. */
  public boolean terminal() {
    return next().isEmpty();
  }
}
