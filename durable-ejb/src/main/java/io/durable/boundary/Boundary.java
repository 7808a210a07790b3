package io.durable.boundary;

import io.durable.engine.Change;
import io.durable.engine.Course;
import io.durable.engine.Event;
import io.durable.function.Json;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.model.Snapshot;
import io.durable.plan.Path;
import io.durable.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The protocol of an owned execution: what the engine decides and what the store remembers meet
 * here, and nowhere else.
 *
 * <p>Every decision runs from the engine's answer to the commit under the lock of its execution. A
 * write that fails, is refused, or whose commit has an unknown outcome makes the state in memory
 * worthless: it is thrown away, and the next decision builds it from the journal (rule 2).
 */
public final class Boundary {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int RACES = 10;

  /** How many decisions are written, or read for, at once, besides those of transactional steps. */
  private static final int TURNS = 4;

  private final Transactions transactions;
  private final Lease lease;
  private final InstantSource clock;
  private final Json json;
  private final Writing inside;
  private final Writing apart;

  public Boundary(
      Store store, Transactions transactions, Lease lease, InstantSource clock, Json json) {
    this.transactions = transactions;
    this.lease = lease;
    this.clock = clock;
    this.json = json;
    var within = new Writing.Inside(store);
    this.inside = within;
    this.apart =
        new Writing.Apart(
            within,
            transactions,
            new GroupCommit(store, transactions, TIMEOUT),
            TIMEOUT,
            new Semaphore(TURNS));
  }

  /**
   * Goes on with an execution that was just claimed, or whose state has to be built anew.
   *
   * @throws NotDecided try again later
   */
  public void resume(Owned owned) {
    underLock(owned, () -> Optional.of(persistent(owned, () -> rebuild(owned, apart))));
  }

  /**
   * Decides what follows from the outcome of an attempt, and commits it. An outcome that is in the
   * journal already is not decided again.
   *
   * @return false when the attempt was cut off or the claim is gone
   * @throws NotDecided the same event may be decided again
   */
  public boolean decide(Owned owned, Event event, UserCode attempt) {
    return underLock(
        owned,
        () -> {
          if (attempt.cutOff()) {
            return Optional.empty();
          }
          var decided = persistent(owned, () -> decideLocked(owned, event, apart));
          if (decided.accepted()) {
            attempt.ended();
          }
          return Optional.of(decided);
        });
  }

  /** Decides what follows from an event that is no outcome of a running attempt. */
  public boolean decide(Owned owned, Event event) {
    return underLock(
        owned, () -> Optional.of(persistent(owned, () -> decideLocked(owned, event, apart))));
  }

  /** Decides what follows from the signals that came since. */
  public void receive(Owned owned) {
    underLock(
        owned,
        () -> {
          if (owned.course().isEmpty()) {
            return Optional.of(persistent(owned, () -> rebuild(owned, apart)));
          }
          for (var signal : apart.inbox(owned.execution())) {
            deliver(owned, signal);
          }
          return Optional.empty();
        });
  }

  /** Hands the execution back in order: anybody may go on with it at once. */
  public void release(Owned owned) {
    underLock(
        owned,
        () -> {
          apart.release(owned.claim());
          return Optional.of(Decided.released());
        });
  }

  /** Whether this node may still believe in its claims. */
  public boolean leaseValid() {
    return lease.valid();
  }

  /** The claim is somebody else's: nothing is written any more. */
  public void lose(Owned owned) {
    underLock(owned, () -> Optional.of(Decided.lost()));
  }

  /**
   * What the code of this work is called with: fresh copies, decoded from what the journal holds.
   * Runs projections, which are user code.
   */
  public List<?> arguments(Owned owned, Change.Work work) throws Exception {
    return courseOf(owned).arguments(work);
  }

  /** The value by which a branch chooses; runs user code. */
  public JsonNode subject(Owned owned, Change.EvaluateChoice work) throws Exception {
    return courseOf(owned).subject(work);
  }

  /**
   * What an attempt at the frontier is called with does not change, so the lock is not needed while
   * it is used. Where the state has to be built first, a step reads the journal in its own
   * transaction: it is in one already.
   *
   * @throws NotDecided the journal could not be read: no failure of the user's code
   */
  private Course courseOf(Owned owned) {
    owned.lock();
    try {
      var known = owned.course();
      if (known.isPresent()) {
        return known.get();
      }
      var writing = transactions.active() ? inside : apart;
      return build(owned, writing.load(owned.execution()));
    } catch (Exception e) {
      throw new NotDecided(e, Trouble.of(e));
    } finally {
      owned.unlock();
    }
  }

  /**
   * Runs a transactional attempt: the user's writes and the checkpoint commit together. The
   * checkpoint is the last statement before the commit (rule 1).
   */
  public StepEnd step(Owned owned, Duration timeout, UserCode attempt) {
    try {
      var decided = transactions.own(timeout, () -> runAndWrite(owned, attempt));
      attempt.ended();
      owned.settle(decided);
      return new StepEnd.Committed();
    } catch (UserFailed e) {
      return new StepEnd.UserThrew(e.getCause());
    } catch (RolledBack e) {
      return new StepEnd.UserThrew(e);
    } catch (StateForgotten e) {
      return new StepEnd.StartOver();
    } catch (NotWritten e) {
      return notWritten(owned, attempt, e);
    } catch (CommitFailed e) {
      return notCommitted(owned, e.getCause(), true);
    } catch (Exception e) {
      return notCommitted(owned, e, false);
    } catch (Error e) {
      owned.forgetWhenLockedHere();
      throw e;
    } finally {
      if (owned.lockedHere()) {
        owned.unlock();
      }
    }
  }

  private Decided runAndWrite(Owned owned, UserCode attempt) throws Exception {
    requireState(owned);
    var event = attempt.run();
    transactions.requireUsable();
    owned.lock();
    requireState(owned);
    if (attempt.cutOff()) {
      throw NotWritten.because(Store.Written.CLAIM_LOST);
    }
    var decided = decideLocked(owned, event, inside);
    if (!decided.accepted()) {
      throw NotWritten.because(Store.Written.LOST_RACE);
    }
    return decided;
  }

  /**
   * A state is never built in the transaction of a step: what the journal says may end the
   * execution, and would then commit the user's writes without their checkpoint.
   */
  private static void requireState(Owned owned) throws StateForgotten, NotWritten {
    owned.lock();
    try {
      if (owned.gone()) {
        throw NotWritten.because(Store.Written.CLAIM_LOST);
      }
      if (owned.course().isEmpty()) {
        throw new StateForgotten();
      }
    } finally {
      owned.unlock();
    }
  }

  private StepEnd notWritten(Owned owned, UserCode attempt, NotWritten refusal) {
    if (owned.gone() || attempt.cutOff()) {
      return new StepEnd.Refused();
    }
    if (refusal.written() == Store.Written.CLAIM_LOST) {
      owned.settle(Decided.lost());
      return new StepEnd.Refused();
    }
    owned.forget();
    return new StepEnd.NotCommitted(refusal, Trouble.CONTENTION, false);
  }

  private static StepEnd notCommitted(Owned owned, Throwable cause, boolean atCommit) {
    owned.forgetWhenLockedHere();
    return new StepEnd.NotCommitted(cause, Trouble.of(cause), atCommit);
  }

  /** A signal that the engine knows already changes nothing. */
  private void deliver(Owned owned, InboxRow signal) throws Exception {
    if (owned.gone()) {
      return;
    }
    var event = new Event.Arrived(signal, clock.instant());
    owned.settle(persistent(owned, () -> decideLocked(owned, event, apart)));
  }

  /** Decides under the lock; whatever goes wrong, the state in memory is not believed any more. */
  private boolean underLock(Owned owned, Transactions.Work<Optional<Decided>> work) {
    owned.lock();
    try {
      if (owned.gone()) {
        return false;
      }
      var decided = work.call();
      decided.ifPresent(owned::settle);
      return decided.filter(Decided::accepted).isPresent();
    } catch (Exception e) {
      owned.forget();
      var cause = e instanceof CommitFailed ? e.getCause() : e;
      throw new NotDecided(cause, Trouble.of(cause));
    } catch (Error e) {
      owned.forget();
      throw e;
    } finally {
      owned.unlock();
    }
  }

  /**
   * Somebody else ended the same attempt or wait first: what he wrote is read, and the rest decided
   * on it.
   */
  private Decided persistent(Owned owned, Transactions.Work<Decided> decision) throws Exception {
    for (var race = 1; ; race++) {
      try {
        return decision.call();
      } catch (NotWritten e) {
        if (e.written() == Store.Written.CLAIM_LOST) {
          return Decided.lost();
        }
        if (race == RACES) {
          throw e;
        }
        owned.forget();
      }
    }
  }

  private Decided decideLocked(Owned owned, Event event, Writing writing) throws Exception {
    var known = owned.course();
    if (known.isPresent()) {
      return apply(owned, known.get(), event, writing);
    }
    var snapshot = snapshot(owned, writing);
    var rebuilt = rebuild(owned, snapshot, writing);
    if (rebuilt.standing() != Decided.Standing.HELD || recorded(snapshot, event).isPresent()) {
      return rebuilt.counting(counts(snapshot, event));
    }
    var course = owned.course().orElseThrow();
    var earlier = rebuilt.work().stream().filter(isNotOf(event)).toList();
    return apply(owned, course, event, writing).afterRebuild(earlier);
  }

  private Decided rebuild(Owned owned, Writing writing) throws Exception {
    return rebuild(owned, owned.fresh() ? Snapshot.EMPTY : snapshot(owned, writing), writing);
  }

  private static Snapshot snapshot(Owned owned, Writing writing) throws Exception {
    return owned.doubted() ? writing.reload(owned.claim()) : writing.load(owned.execution());
  }

  private Decided rebuild(Owned owned, Snapshot snapshot, Writing writing) throws Exception {
    var course = build(owned, snapshot);
    owned.course(course);
    return apply(owned, course, new Event.Resumed(clock.instant()), writing).asRebuilt();
  }

  private Course build(Owned owned, Snapshot snapshot) {
    return Course.of(
        owned.definition(),
        owned.execution(),
        owned.claimed().input(),
        snapshot,
        owned.takenOver(),
        json);
  }

  private Decided apply(Owned owned, Course course, Event event, Writing writing) throws Exception {
    var changes = course.apply(event);
    var folded = Folded.of(owned.claim(), changes);
    if (!folded.writes()) {
      var accepted = !changes.isEmpty() || outcomeOf(event).isEmpty();
      return Decided.held(folded.work(), accepted, course.nextDue());
    }
    if (!lease.valid()) {
      throw new LeaseRunOut(lease.age());
    }
    var checkpoint = folded.checkpoint();
    var signalled = writing.write(checkpoint);
    return Decided.of(checkpoint, folded.work(), signalled, course.nextDue());
  }

  /** The row that the attempt of this event has in the journal already. */
  private static Optional<JournalRow> recorded(Snapshot snapshot, Event event) {
    return outcomeOf(event)
        .flatMap(
            attempt ->
                snapshot.journal().stream()
                    .filter(
                        row ->
                            row.path().equals(attempt.path()) && row.attempt() == attempt.number())
                    .findFirst());
  }

  /**
   * Whether what is journaled is this event: the commit of it had an unknown outcome. A result
   * whose attempt somebody else ended does not count: it came late.
   */
  private static boolean counts(Snapshot snapshot, Event event) {
    return recorded(snapshot, event)
        .map(row -> event instanceof Event.Failed || row.outcome() == JournalRow.Outcome.COMPLETED)
        .orElse(false);
  }

  private static Predicate<Change.Work> isNotOf(Event event) {
    var attempt = outcomeOf(event);
    return work -> attempt.isEmpty() || !work.path().equals(attempt.get().path());
  }

  /** The attempt whose outcome the event is, if it is one. */
  private static Optional<Attempted> outcomeOf(Event event) {
    if (event instanceof Event.Succeeded succeeded) {
      return Optional.of(new Attempted(succeeded.path(), succeeded.attempt()));
    }
    if (event instanceof Event.Failed failed) {
      return Optional.of(new Attempted(failed.path(), failed.attempt()));
    }
    if (event instanceof Event.Evaluated evaluated) {
      return Optional.of(new Attempted(evaluated.path(), 1));
    }
    return Optional.empty();
  }

  private record Attempted(Path path, int number) {}
}
