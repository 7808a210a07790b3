package io.durable.rehearsal;

import io.durable.WorkflowClient;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Counter;
import io.durable.boundary.MemoryTransactions;
import io.durable.boundary.Settings;
import io.durable.client.EngineClient;
import io.durable.function.Json;
import io.durable.store.MemoryStore;
import io.durable.worker.Node;
import io.durable.worker.Surroundings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** A node, with threads and a line to the store that end when it dies. */
final class Actor {
  private final MortalStore line;
  private final Catalogue catalogue;
  private final ExecutorService executor = Executors.newCachedThreadPool(Actor::daemon);
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(Actor::daemon);
  private final Node node;
  private final WorkflowClient client;

  Actor(
      Settings settings,
      MemoryStore store,
      MemoryTransactions transactions,
      Script script,
      Function<Script.Death, Catalogue> catalogue,
      Stage stage) {
    line = new MortalStore(store, script, stage);
    this.catalogue = catalogue.apply(line::end);
    InstantSource clock = store::now;
    node =
        new Node(
            new Node.Parts(
                settings,
                this.catalogue,
                line.store(),
                transactions,
                Optional.of(clock),
                executor,
                scheduler,
                Surroundings.NONE));
    client =
        new EngineClient(
            new Counter(line.store(), transactions, node),
            node,
            this.catalogue,
            Json.withLimit(settings.payloadLimit()),
            clock);
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "rehearsal");
    thread.setDaemon(true);
    return thread;
  }

  /** On a thread of its own: the one that calls may be in the transaction of a step that died. */
  void begin() {
    var begun =
        executor.submit(
            () -> {
              node.start();
              return true;
            });
    try {
      begun.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the node of the rehearsal does not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the node of the rehearsal began", e);
    }
  }

  void clockMoved() {
    try {
      node.clockMoved();
    } catch (Exception e) {
      throw new IllegalStateException("the node of the rehearsal cannot read the clock", e);
    }
  }

  /** At once: what it was about to write is not written, what it runs is interrupted. */
  void die() {
    line.cut();
    scheduler.shutdownNow();
    executor.shutdownNow();
    // The thread that dies by the script has yet to raise its successor.
    Thread.interrupted();
  }

  WorkflowClient client() {
    return client;
  }

  Set<String> hashes() {
    return catalogue.hashes();
  }
}
