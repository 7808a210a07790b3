package io.durable.boundary;

import io.durable.engine.Change;
import io.durable.engine.Course;
import io.durable.engine.Event;
import io.durable.model.Checkpoint;
import io.durable.model.InboxRow;
import io.durable.model.Snapshot;
import io.durable.store.Store;
import io.durable.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The protocol of an owned execution: what the engine decides and what the store remembers meet here, and nowhere else.
 *
 * <p>Every decision runs from the engine's answer to the commit under the lock of its execution. A write that fails, is refused, or
 * whose commit has an unknown outcome makes the state in memory worthless: it is thrown away, and the next decision builds it from
 * the journal (rule 2).
 */
public final class Boundary {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int RACES = 10;

  private final Transactions transactions;
  private final Lease lease;
  private final InstantSource clock;
  private final Writing inside;
  private final Writing apart;

  public Boundary(Store store, Transactions transactions, Lease lease, InstantSource clock) {
    this.transactions = transactions;
    this.lease = lease;
    this.clock = clock;
    var within = new Writing.Inside(store);
    this.inside = within;
    this.apart =
        new Writing.Apart(within, transactions, new GroupCommit(store, transactions, TIMEOUT), TIMEOUT);
  }

  /**
   * Goes on with an execution that was just claimed, or whose state has to be built anew.
   *
   * @throws NotDecided try again later
   */
  public void resume(Owned owned) {
    underLock(owned, () -> persistent(owned, () -> rebuild(owned, apart)));
  }

  /**
   * Decides what follows from the outcome of an attempt, and commits it. An outcome that is in the journal already is not decided
   * again.
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
          attempt.ended();
          return decided;
        });
  }

  /** Decides what follows from an event that is not the outcome of a running attempt: the time, a late result. */
  public boolean decide(Owned owned, Event event) {
    return underLock(owned, () -> persistent(owned, () -> decideLocked(owned, event, apart)));
  }

  /** Decides what follows from the signals that came since. */
  public void receive(Owned owned) {
    underLock(
        owned,
        () -> {
          if (owned.course().isEmpty()) {
            return persistent(owned, () -> rebuild(owned, apart));
          }
          var news = owned.undelivered(apart.load(owned.execution()).inbox());
          for (var signal : news) {
            deliver(owned, signal);
          }
          return Optional.empty();
        });
  }

  /**
   * Runs a transactional attempt: the user's writes and the checkpoint commit together. The checkpoint is the last statement before
   * the commit (rule 1).
   */
  public StepEnd step(Owned owned, Duration timeout, UserCode attempt) {
    try {
      var decided = transactions.own(timeout, () -> runAndWrite(owned, attempt));
      if (decided.isEmpty()) {
        return new StepEnd.Refused();
      }
      attempt.ended();
      owned.settle(decided.get());
      return new StepEnd.Committed();
    } catch (UserFailed e) {
      return new StepEnd.UserThrew(e.getCause());
    } catch (RolledBack e) {
      return new StepEnd.UserThrew(e);
    } catch (NotWritten e) {
      return notWritten(owned, e);
    } catch (CommitFailed e) {
      return notCommitted(owned, e.getCause());
    } catch (Exception e) {
      return notCommitted(owned, e);
    } finally {
      if (owned.lockedHere()) {
        owned.unlock();
      }
    }
  }

  private Optional<Decided> runAndWrite(Owned owned, UserCode attempt) throws Exception {
    var event = attempt.run();
    transactions.requireUsable();
    owned.lock();
    if (owned.gone() || attempt.cutOff()) {
      throw new NotWritten(Store.Written.CLAIM_LOST);
    }
    return Optional.of(decideLocked(owned, event, inside));
  }
}
