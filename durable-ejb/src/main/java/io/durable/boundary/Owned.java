package io.durable.boundary;

import io.durable.Status;
import io.durable.engine.Course;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.plan.Definition;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * An execution that this node owns: its claim, and the engine's state of it as a cache of the
 * journal. Decisions are serialised by the lock, from the moment in which the engine is asked until
 * the commit and what follows from it.
 */
public final class Owned {
  private final Claimed claimed;
  private final Definition definition;
  private final Consumer<Decided> follower;
  private final ReentrantLock lock = new ReentrantLock();
  private Course course;
  private boolean fresh;
  private boolean takenOver;
  private boolean doubted;
  private boolean gone;

  /**
   * @param follower told of every committed decision, in order, under the lock: must be quick
   */
  public Owned(Claimed claimed, Definition definition, Consumer<Decided> follower) {
    this.claimed = Objects.requireNonNull(claimed, "claimed");
    this.definition = Objects.requireNonNull(definition, "definition");
    this.follower = Objects.requireNonNull(follower, "follower");
    this.takenOver = claimed.takenOver();
    this.fresh = claimed.status() == Status.PENDING && !claimed.takenOver();
  }

  public UUID execution() {
    return claimed.claim().execution();
  }

  public Claimed claimed() {
    return claimed;
  }

  public Definition definition() {
    return definition;
  }

  Claim claim() {
    return claimed.claim();
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  boolean lockedHere() {
    return lock.isHeldByCurrentThread();
  }

  Optional<Course> course() {
    return Optional.ofNullable(course);
  }

  void course(Course built) {
    course = built;
    fresh = false;
    doubted = false;
  }

  /** The state in memory may differ from the journal: it is built anew before the next decision. */
  void forget() {
    course = null;
    // What was begun before may have happened, for all that the journal knows.
    takenOver = true;
    doubted = true;
  }

  /** What was written last may have been written or not: the claim itself may be over by it. */
  boolean doubted() {
    return doubted;
  }

  /** As {@link #forget}, where this thread got as far as deciding. */
  void forgetWhenLockedHere() {
    if (lockedHere()) {
      forget();
    }
  }

  boolean takenOver() {
    return takenOver;
  }

  /** Claimed for the first time and not looked at yet: its journal is known to be empty. */
  boolean fresh() {
    return fresh;
  }

  /** The claim is over: parked, finished or lost. */
  boolean gone() {
    return gone;
  }

  /** A decision is committed: what follows from it is done before the next. */
  void settle(Decided decided) {
    if (decided.standing() != Decided.Standing.HELD) {
      gone = true;
      course = null;
    }
    follower.accept(decided);
  }
}
