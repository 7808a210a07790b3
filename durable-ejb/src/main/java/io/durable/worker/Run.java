package io.durable.worker;

import io.durable.boundary.Boundary;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Decided;
import io.durable.boundary.NotDecided;
import io.durable.boundary.Owned;
import io.durable.boundary.Trouble;
import io.durable.engine.Change;
import io.durable.engine.Event;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.plan.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * One execution that this node runs: does what the engine decides, and tells it what came of that.
 */
final class Run {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int LONGEST_PAUSE_DOUBLINGS = 7;

  private final Services services;
  private final Catalogue.Entry workflow;
  private final Owned owned;
  private final BiConsumer<Run, Decided> left;
  private final Attempts attempts;
  private Timers.Appointment tick = Timers.Appointment.NONE;
  private final AtomicInteger troubles = new AtomicInteger();

  /**
   * @param left told when the execution is not this node's any more
   */
  Run(Services services, Catalogue.Entry workflow, Claimed claimed, BiConsumer<Run, Decided> left) {
    this.services = services;
    this.workflow = workflow;
    this.owned = new Owned(claimed, workflow.definition(), this::follow);
    this.left = left;
    this.attempts = new Attempts(this);
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
    if (attempts.idle()) {
      boundary().release(owned);
    }
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
  void later(NotDecided trouble, Runnable again) {
    var line = line("could not be decided on, which is tried again: " + trouble.getMessage());
    switch (trouble.trouble()) {
      case DISCONNECTED -> services.outages().tell(line);
      case CONTENTION -> Log.info(line);
      case REJECTED, OTHER -> Log.warning(line, trouble.getCause());
    }
    services.timers().after(pause(), again);
  }

  /** Longer with every trouble in a row. */
  Duration pause() {
    var doublings = Math.min(troubles.getAndIncrement(), LONGEST_PAUSE_DOUBLINGS);
    return FIRST_PAUSE.multipliedBy(1L << doublings);
  }

  /** Under the lock of the execution, in the order of the decisions. */
  private void follow(Decided decided) {
    troubles.set(0);
    attempts.follow(decided);
    if (decided.standing() != Decided.Standing.HELD) {
      attempts.cutAllBut(List.of());
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
  private synchronized void schedule(Decided decided) {
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

  Owned owned() {
    return owned;
  }

  /** On a thread of the engine's own work. */
  void outside(Runnable decision) {
    services.engine().submit(decision);
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
