package io.durable.worker;

import io.durable.boundary.Boundary;
import io.durable.boundary.Decided;
import io.durable.boundary.NotDecided;
import io.durable.boundary.StepEnd;
import io.durable.boundary.Trouble;
import io.durable.boundary.UserCode;
import io.durable.boundary.UserFailed;
import io.durable.engine.Change;
import io.durable.engine.Event;
import io.durable.plan.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The attempts of a run: begins those that are decided, and sees to it that each gets an outcome.
 */
final class Attempts {
  /** How often an attempt is tried again without counting, before a failure of that kind counts. */
  private static final int UNCOUNTED = 20;

  private final Run run;
  private final Services services;
  private final Map<Path, Attempt> open = new HashMap<>();
  private final Map<Path, Integer> uncounted = new HashMap<>();

  Attempts(Run run) {
    this.run = run;
    this.services = run.services();
  }

  private Boundary boundary() {
    return services.boundary();
  }

  /** Begins what is to be done, and cuts off what is not to be done any more. */
  synchronized void follow(Decided decided) {
    if (decided.rebuilt()) {
      cutAllBut(decided.work());
    }
    decided.work().forEach(this::follow);
  }

  /** Drops those that have not begun; whether none is left. */
  synchronized boolean idle() {
    open.values().removeIf(Attempt::dropQueued);
    return open.isEmpty();
  }

  private void follow(Change.Work work) {
    if (work instanceof Change.Interrupt) {
      var running = open.remove(work.path());
      if (running != null) {
        running.cut();
      }
      return;
    }
    var known = open.get(work.path());
    if ((known != null && known.is(work)) || services.draining().getAsBoolean()) {
      return;
    }
    var attempt = new Attempt(run, this, Task.of(run.workflow(), work).orElseThrow());
    open.put(work.path(), attempt);
    queue(attempt);
  }

  void cutAllBut(Collection<Change.Work> work) {
    synchronized (this) {
      for (var attempt : new ArrayList<>(open.values())) {
        if (work.stream().noneMatch(attempt::is)) {
          open.remove(attempt.path(), attempt);
          attempt.cut();
        }
      }
    }
  }

  private void queue(Attempt attempt) {
    var gate = attempt.task().transactional() ? services.inside() : services.outside();
    gate.submit(() -> perform(attempt));
  }

  void forget(Attempt attempt) {
    synchronized (this) {
      open.remove(attempt.path(), attempt);
    }
  }

  private void perform(Attempt attempt) {
    if (services.draining().getAsBoolean()) {
      return;
    }
    if (!boundary().leaseValid()) {
      // Others may run it already: it begins when a heartbeat got through, or is cut off.
      services.timers().after(run.pause(), () -> queue(attempt));
      return;
    }
    if (!attempt.begin()) {
      return;
    }
    Log.debug(() -> run.line(attempt.task(), "begins"));
    try {
      if (attempt.task().transactional()) {
        performInside(attempt);
      } else {
        performApart(attempt);
      }
    } catch (RuntimeException | Error e) {
      // Nothing that is known of gets here; but an attempt without an outcome would hold its
      // execution for ever.
      Log.warning(run.line(attempt.task(), "met an error of the engine"), e);
      settle(
          attempt,
          attempt.failedShortly(e.getClass().getName(), "an error of the engine, see the log"));
    }
  }

  private void performApart(Attempt attempt) {
    Event event;
    try {
      event = attempt.run();
    } catch (UserFailed e) {
      if (e.getCause() instanceof NotDecided) {
        notCounted(attempt, e.getCause());
        return;
      }
      event = attempt.failed(e.getCause());
    }
    settle(attempt, event);
  }

  private void performInside(Attempt attempt) {
    var end = boundary().step(run.owned(), attempt.transactionTimeout(), attempt);
    if (end instanceof StepEnd.Committed) {
      Log.debug(() -> run.line(attempt.task(), "is done"));
      counted(attempt);
    } else if (end instanceof StepEnd.Refused) {
      Log.info(run.line(attempt.task(), "came too late; it was rolled back"));
    } else if (end instanceof StepEnd.StartOver) {
      startOver(attempt);
    } else if (end instanceof StepEnd.UserThrew threw) {
      threw(attempt, threw.cause());
    } else if (end instanceof StepEnd.NotCommitted not) {
      notCommitted(attempt, not);
    }
  }

  private void threw(Attempt attempt, Throwable cause) {
    // What the engine itself could not read is not the code's failure, however often that happens.
    if (cause instanceof NotDecided
        || (transientTrouble(Trouble.of(cause)) && uncounted(attempt))) {
      notCounted(attempt, cause);
      return;
    }
    if (Trouble.of(cause) == Trouble.DISCONNECTED) {
      settleCommit(attempt, attempt.failed(cause));
    } else {
      settle(attempt, attempt.failed(cause));
    }
  }

  private void notCounted(Attempt attempt, Throwable cause) {
    Log.info(
        run.line(
            attempt.task(),
            Trouble.of(cause) + ", tried again without counting: " + cause.getClass().getName()));
    if (attempt.requeue()) {
      services.timers().after(run.pause(), () -> queue(attempt));
    }
  }

  /** The journal says whether it is committed after all. */
  private void notCommitted(Attempt attempt, StepEnd.NotCommitted end) {
    if (transientTrouble(end.trouble()) && uncounted(attempt)) {
      Log.info(
          run.line(attempt.task(), "not committed, tried again without counting: " + end.cause()));
      startOver(attempt);
    } else if (end.trouble() == Trouble.REJECTED && !end.atCommit()) {
      settle(attempt, unstorable(attempt, end.cause()));
    } else {
      settleCommit(attempt, attempt.failed(end.cause()));
    }
  }

  /** A commit that failed together with the database is no failure of the step. */
  private void settleCommit(Attempt attempt, Event failure) {
    try {
      if (boundary().decide(run.owned(), failure, attempt)) {
        logOutcome(attempt, failure);
      }
    } catch (NotDecided e) {
      startOver(attempt);
    }
  }

  private void startOver(Attempt attempt) {
    attempt.ended();
    services.timers().after(run.pause(), run::resume);
  }

  private static boolean transientTrouble(Trouble trouble) {
    return trouble == Trouble.CONTENTION || trouble == Trouble.DISCONNECTED;
  }

  /** While no heartbeat gets through it is the database that is away: that never counts. */
  private boolean uncounted(Attempt attempt) {
    if (!boundary().leaseValid()) {
      return true;
    }
    synchronized (this) {
      return uncounted.merge(attempt.path(), 1, Integer::sum) <= UNCOUNTED;
    }
  }

  private void counted(Attempt attempt) {
    synchronized (this) {
      uncounted.remove(attempt.path());
    }
  }

  /** Commits an outcome that has no transaction; as often as it takes. */
  void settle(UserCode attempt, Event outcome) {
    try {
      if (boundary().decide(run.owned(), outcome, attempt)) {
        if (attempt instanceof Attempt own) {
          logOutcome(own, outcome);
        }
      } else if (attempt instanceof Attempt own) {
        refused(own, outcome);
      }
    } catch (NotDecided e) {
      var next =
          e.trouble() == Trouble.REJECTED && attempt instanceof Attempt own
              ? unstorable(own, e.getCause())
              : outcome;
      run.later(e, () -> run.outside(() -> settle(attempt, next)));
    }
  }

  private Event unstorable(Attempt attempt, Throwable cause) {
    return attempt.failedShortly(
        "NotStorable", "the outcome could not be stored: " + cause.getClass().getName());
  }

  /** What an external step did all the same is kept for its undo. */
  private void refused(Attempt attempt, Event outcome) {
    Log.info(run.line(attempt.task(), "came too late"));
    if (outcome instanceof Event.Succeeded result
        && attempt.task().work() instanceof Change.RunStep) {
      late(attempt, attempt.late(result));
    }
  }

  private void late(Attempt attempt, Event result) {
    try {
      if (!boundary().decide(run.owned(), result)) {
        Log.warning(run.line(attempt.task(), "came so late that its execution had left this node"));
      }
    } catch (NotDecided e) {
      run.later(e, () -> run.outside(() -> late(attempt, result)));
    }
  }

  private void logOutcome(Attempt attempt, Event outcome) {
    counted(attempt);
    if (outcome instanceof Event.Failed failed) {
      Log.info(
          run.line(
              attempt.task(),
              "%s with %s, %s"
                  .formatted(
                      failed.outcome(),
                      failed.failure().type(),
                      failed.retryAt().map(at -> "again at " + at).orElse("for good"))));
    } else {
      Log.debug(() -> run.line(attempt.task(), "is done"));
    }
  }
}
