package io.durable.rehearsal;

import io.durable.ExecutionQuery;
import io.durable.WorkflowClient;
import io.durable.boundary.Catalogue;
import io.durable.boundary.MemoryTransactions;
import io.durable.boundary.Settings;
import io.durable.plan.Definition;
import io.durable.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Where it is played: the store that outlives every node, and the one node that lives. */
final class Stage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One step at a time; the clock is moved by years, which must not look like a death. */
  private static final Settings SETTINGS =
      new Settings(
          "rehearsal",
          Set.of("default"),
          10_000,
          1,
          1,
          Duration.ofMinutes(2),
          4 * 1024 * 1024,
          new Settings.Times(
              Duration.ofMillis(200),
              Duration.ofDays(100_000),
              Duration.ofHours(1),
              Duration.ofHours(1),
              Duration.ofMillis(200)));

  private final MemoryStore store;
  private final MemoryTransactions transactions = new MemoryTransactions();
  private final List<Definition> workflows;
  private final List<Class<?>> beans;
  private final Script script;
  private Actor actor;

  Stage(Instant beginning, List<Definition> workflows, List<Class<?>> beans, Script script) {
    this.store = new MemoryStore(beginning);
    this.workflows = List.copyOf(workflows);
    this.beans = List.copyOf(beans);
    this.script = script;
    this.actor = newActor();
    for (var workflow : workflows) {
      var plan = workflow.plan();
      store.savePlan(plan.hash(), plan.workflow(), plan.json());
    }
    actor.begin();
  }

  private Actor newActor() {
    return new Actor(SETTINGS, store, transactions, script, this::catalogue, this);
  }

  private Catalogue catalogue(Script.Death death) {
    var entries = new ArrayList<Catalogue.Entry>();
    for (var i = 0; i < workflows.size(); i++) {
      var scripted = script.applyTo(workflows.get(i), death);
      var plan = scripted.plan();
      var bean = beans.get(i);
      entries.add(
          new Catalogue.Entry(plan.workflow(), plan.hash(), scripted, bean, bean.getClassLoader()));
    }
    return new Catalogue(entries);
  }

  synchronized WorkflowClient client() {
    return actor.client();
  }

  Instant now() {
    return store.now();
  }

  /** The living node dies, another takes its place; also called by the dying node's own threads. */
  synchronized void crash() {
    actor.die();
    store.forgetNodes();
    actor = newActor();
    actor.begin();
  }

  /** As {@link #crash}, so that nobody sees what was written before another node lives. */
  synchronized void crashAfter(Callable<?> write) throws Exception {
    write.call();
    crash();
  }

  /** Until all executions wait or have ended. */
  void untilNothingMoves() {
    do {
      if (!quietFor(PATIENCE)) {
        throw new IllegalStateException(
            "after %s something still runs: a step hangs, or an execution goes round and round: %s"
                .formatted(PATIENCE, store.list(ExecutionQuery.all()).items()));
      }
    } while (!quietBetweenCrashes());
  }

  private synchronized boolean quietBetweenCrashes() {
    return quietFor(Duration.ZERO);
  }

  private boolean quietFor(Duration atMost) {
    try {
      return store.awaitQuiet(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the rehearsal ran", e);
    }
  }

  /** From one due time to the next, so that what falls due happens at its own time. */
  void pass(Duration time) {
    untilNothingMoves();
    var until = store.now().plus(time);
    while (store.now().isBefore(until)) {
      moveTo(nextDue().filter(due -> due.isBefore(until)).orElse(until));
    }
  }

  /** Moves the clock to what falls due next; false when nothing ever does. */
  boolean passToNextDue() {
    untilNothingMoves();
    var due = nextDue();
    due.ifPresent(this::moveTo);
    return due.isPresent();
  }

  private void moveTo(Instant time) {
    store.advance(Duration.between(store.now(), time));
    clockMoved();
    untilNothingMoves();
  }

  private synchronized Optional<Instant> nextDue() {
    return store.nextDue(actor.hashes(), SETTINGS.queues());
  }

  private synchronized void clockMoved() {
    actor.clockMoved();
  }

  @Override
  public synchronized void close() {
    actor.die();
  }
}
