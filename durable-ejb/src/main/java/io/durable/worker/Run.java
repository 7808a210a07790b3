package io.durable.worker;

import io.durable.boundary.Boundary;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Decided;
import io.durable.boundary.NotDecided;
import io.durable.boundary.Owned;
import io.durable.boundary.StepEnd;
import io.durable.boundary.Trouble;
import io.durable.boundary.UserCode;
import io.durable.boundary.UserFailed;
import io.durable.engine.Change;
import io.durable.engine.Event;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.plan.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * One execution that this node runs: does what the engine decides, and tells it what came of that.
 */
final class Run {
  /** How often an attempt is tried again without counting, before a failure of that kind counts. */
  private static final int UNCOUNTED = 20;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int LONGEST_PAUSE_DOUBLINGS = 7;

  private final Services services;
  private final Catalogue.Entry workflow;
  private final Owned owned;
  private final BiConsumer<Run, Decided> left;
  private final Map<Path, Attempt> attempts = new HashMap<>();
  private final Map<Path, Integer> uncounted = new HashMap<>();
  private Timers.Appointment tick = Timers.Appointment.NONE;
  private int troubles;

  /**
   * @param left told when the execution is not this node's any more
   */
  Run(Services services, Catalogue.Entry workflow, Claimed claimed, BiConsumer<Run, Decided> left) {
    this.services = services;
    this.workflow = workflow;
    this.owned = new Owned(claimed, workflow.definition(), this::follow);
    this.left = left;
  }

  Services services() {
    return services;
  }

  Catalogue.Entry workflow() {
    return workflow;
  }

  UUID execution() {
    return owned.execution();
  }

  private Boundary boundary() {
    return services.boundary();
  }

  // -- the engine's own work
  // ------------------------------------------------------------------------------------------

  /** Finds out what is to be done, from the journal. */
  void resume() {
    services.engine().submit(() -> trying(this::resume, () -> boundary().resume(owned)));
  }

  /** A signal may be in the inbox. */
  void poke() {
    services.engine().submit(() -> trying(this::poke, () -> boundary().receive(owned)));
  }

  /** Something may be due. */
  void tick() {
    services
        .engine()
        .submit(
            () ->
                trying(
                    this::tick,
                    () ->
                        boundary()
                            .decide(owned, new Event.TimePassed(services.clock().instant()))));
  }

  /** Hands the execution back if nothing runs; asked again and again while the node stops. */
  void handOver() {
    try {
      releaseWhenIdle();
    } catch (NotDecided e) {
      Log.info(line("could not be handed over yet: " + e.getMessage()));
    }
  }

  /** Somebody else owns it. */
  void lose() {
    boundary().lose(owned);
  }

  private void releaseWhenIdle() {
    synchronized (attempts) {
      attempts.values().removeIf(Attempt::dropQueued);
      if (!attempts.isEmpty()) {
        return;
      }
    }
    boundary().release(owned);
  }

  private void trying(Runnable again, Runnable decision) {
    try {
      decision.run();
    } catch (NotDecided e) {
      later(e, e.trouble() == Trouble.REJECTED ? () -> refused(e) : again);
    }
  }

  /** What the database refuses again and again would hold the execution for ever: it fails. */
  private void refused(NotDecided refusal) {
    var failure =
        Failures.diagnosis(
            "NotStorable", Path.ROOT, "the database refuses it: " + refusal.getMessage());
    var event = new Event.Refused(failure, services.clock().instant());
    outside(() -> trying(() -> refused(refusal), () -> boundary().decide(owned, event)));
  }

  /** Waits for the database, holding nothing. */
  private void later(NotDecided trouble, Runnable again) {
    var line = line("could not be decided on, which is tried again: " + trouble.getMessage());
    switch (trouble.trouble()) {
      case DISCONNECTED -> services.outages().tell(line);
      case CONTENTION -> Log.info(line);
      case REJECTED, OTHER -> Log.warning(line, trouble.getCause());
    }
    services.timers().after(pause(), again);
  }

  private Duration pause() {
    synchronized (attempts) {
      var doublings = Math.min(troubles++, LONGEST_PAUSE_DOUBLINGS);
      return FIRST_PAUSE.multipliedBy(1L << doublings);
    }
  }

  // -- what follows from a decision
  // -----------------------------------------------------------------------------------

  /** Under the lock of the execution, in the order of the decisions. */
  private void follow(Decided decided) {
    synchronized (attempts) {
      troubles = 0;
      if (decided.rebuilt()) {
        cutAllBut(decided.work());
      }
      decided.work().forEach(this::follow);
    }
    if (decided.standing() != Decided.Standing.HELD) {
      cutAllBut(List.of());
      schedule(decided);
      left.accept(this, decided);
      return;
    }
    schedule(decided);
  }

  /**
   * Something is due while other work runs; what is due of a parked execution is the poller's
   * business.
   */
  private void schedule(Decided decided) {
    synchronized (attempts) {
      tick.cancel();
      tick =
          decided
              .dueAt()
              .filter(at -> decided.standing() == Decided.Standing.HELD)
              .map(
                  at ->
                      services
                          .timers()
                          .after(Duration.between(services.clock().instant(), at), this::tick))
              .orElse(Timers.Appointment.NONE);
    }
  }

  private void follow(Change.Work work) {
    if (work instanceof Change.Interrupt) {
      var running = attempts.remove(work.path());
      if (running != null) {
        running.cut();
      }
      return;
    }
    var known = attempts.get(work.path());
    if ((known != null && known.is(work)) || services.draining().getAsBoolean()) {
      return;
    }
    var attempt = new Attempt(this, Task.of(workflow, work).orElseThrow());
    attempts.put(work.path(), attempt);
    queue(attempt);
  }

  private void cutAllBut(Collection<Change.Work> work) {
    synchronized (attempts) {
      for (var attempt : new ArrayList<>(attempts.values())) {
        if (work.stream().noneMatch(attempt::is)) {
          attempts.remove(attempt.path(), attempt);
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
    synchronized (attempts) {
      attempts.remove(attempt.path(), attempt);
    }
  }

  // -- user code
  // ------------------------------------------------------------------------------------------------------

  private void perform(Attempt attempt) {
    if (services.draining().getAsBoolean()) {
      return;
    }
    if (!boundary().leaseValid()) {
      // Others may run it already: it begins when a heartbeat got through, or is cut off.
      services.timers().after(pause(), () -> queue(attempt));
      return;
    }
    if (!attempt.begin()) {
      return;
    }
    Log.debug(() -> line(attempt.task(), "begins"));
    try {
      if (attempt.task().transactional()) {
        performInside(attempt);
      } else {
        performApart(attempt);
      }
    } catch (RuntimeException | Error e) {
      // Nothing that is known of gets here; but an attempt without an outcome would hold its
      // execution for ever.
      Log.warning(line(attempt.task(), "met an error of the engine"), e);
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
    var end = boundary().step(owned, attempt.transactionTimeout(), attempt);
    if (end instanceof StepEnd.Committed) {
      Log.debug(() -> line(attempt.task(), "is done"));
      counted(attempt);
    } else if (end instanceof StepEnd.Refused) {
      Log.info(line(attempt.task(), "came too late; it was rolled back"));
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
        line(
            attempt.task(),
            Trouble.of(cause) + ", tried again without counting: " + cause.getClass().getName()));
    if (attempt.requeue()) {
      services.timers().after(pause(), () -> queue(attempt));
    }
  }

  /** The journal says whether it is committed after all. */
  private void notCommitted(Attempt attempt, StepEnd.NotCommitted end) {
    if (transientTrouble(end.trouble()) && uncounted(attempt)) {
      Log.info(line(attempt.task(), "not committed, tried again without counting: " + end.cause()));
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
      boundary().decide(owned, failure, attempt);
      logOutcome(attempt, failure);
    } catch (NotDecided e) {
      startOver(attempt);
    }
  }

  private void startOver(Attempt attempt) {
    attempt.ended();
    services.timers().after(pause(), this::resume);
  }

  private static boolean transientTrouble(Trouble trouble) {
    return trouble == Trouble.CONTENTION || trouble == Trouble.DISCONNECTED;
  }

  /** While no heartbeat gets through it is the database that is away: that never counts. */
  private boolean uncounted(Attempt attempt) {
    if (!boundary().leaseValid()) {
      return true;
    }
    synchronized (attempts) {
      return uncounted.merge(attempt.path(), 1, Integer::sum) <= UNCOUNTED;
    }
  }

  private void counted(Attempt attempt) {
    synchronized (attempts) {
      uncounted.remove(attempt.path());
    }
  }

  // -- outcomes
  // -------------------------------------------------------------------------------------------------------

  /** Commits an outcome that has no transaction; as often as it takes. */
  void settle(UserCode attempt, Event outcome) {
    try {
      if (boundary().decide(owned, outcome, attempt)) {
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
      later(e, () -> outside(() -> settle(attempt, next)));
    }
  }

  private void outside(Runnable decision) {
    services.engine().submit(decision);
  }

  private Event unstorable(Attempt attempt, Throwable cause) {
    return attempt.failedShortly(
        "NotStorable", "the outcome could not be stored: " + cause.getClass().getName());
  }

  /** What an external step did all the same is kept for its undo. */
  private void refused(Attempt attempt, Event outcome) {
    Log.info(line(attempt.task(), "came too late"));
    if (outcome instanceof Event.Succeeded result
        && attempt.task().work() instanceof Change.RunStep) {
      late(attempt, attempt.late(result));
    }
  }

  private void late(Attempt attempt, Event result) {
    try {
      if (!boundary().decide(owned, result)) {
        Log.warning(line(attempt.task(), "came so late that its execution had left this node"));
      }
    } catch (NotDecided e) {
      later(e, () -> outside(() -> late(attempt, result)));
    }
  }

  private void logOutcome(Attempt attempt, Event outcome) {
    counted(attempt);
    if (outcome instanceof Event.Failed failed) {
      Log.info(
          line(
              attempt.task(),
              "%s with %s, %s"
                  .formatted(
                      failed.outcome(),
                      failed.failure().type(),
                      failed.retryAt().map(at -> "again at " + at).orElse("for good"))));
    } else {
      Log.debug(() -> line(attempt.task(), "is done"));
    }
  }

  boolean holds(Claim claim) {
    return owned.claimed().claim().equals(claim);
  }

  String line(String what) {
    return "execution %s of %s: %s".formatted(execution(), workflow.workflow(), what);
  }

  String line(Task task, String what) {
    return "execution %s of %s: %s, attempt %d %s"
        .formatted(execution(), workflow.workflow(), task.path(), task.attempt(), what);
  }

  // -- data
  // -----------------------------------------------------------------------------------------------------------

  /** Calls the code of the task with what the journal holds, and encodes what it gives. */
  JsonNode invoke(Task task) throws Exception {
    if (task.work() instanceof Change.EvaluateChoice choice) {
      return boundary().subject(owned, choice);
    }
    var result = task.code().invoke(boundary().arguments(owned, task.work()));
    if (task.work() instanceof Change.RunUndo) {
      return NullNode.getInstance();
    }
    var definition = workflow.definition();
    var type = definition.code().resultTypes().get(definition.plan().staticPath(task.path()));
    return services.json().encode(result, type);
  }
}
