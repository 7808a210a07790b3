package io.durable.conformance;

import io.durable.ExecutionDetail;
import io.durable.Status;
import io.durable.Workflow;
import io.durable.WorkflowClient;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Counter;
import io.durable.boundary.Desk;
import io.durable.boundary.Lease;
import io.durable.boundary.Settings;
import io.durable.client.EngineClient;
import io.durable.function.Json;
import io.durable.health.Pulse;
import io.durable.plan.Recorder;
import io.durable.worker.Node;
import io.durable.worker.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import org.awaitility.Awaitility;

/**
 * One node with some workflows on a store of its own, put together as the server's assembly does
 * it.
 */
final class Rig implements AutoCloseable {
  /** Long enough for a loaded machine; what takes longer has gone wrong. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Settings SETTINGS =
      new Settings(
          "test",
          Set.of("default"),
          100,
          4,
          8,
          Duration.ofSeconds(30),
          2 * 1024 * 1024,
          new Settings.Times(
              Duration.ofMillis(200),
              // The clock is moved by years, which must not look like the death of the node.
              Duration.ofDays(10_000),
              Duration.ofMillis(100),
              Duration.ofMillis(100),
              Duration.ofSeconds(10)));

  /** A node that looks at nothing without a hint, but beats. */
  static final Settings.Times HINTED_ONLY =
      new Settings.Times(
          Duration.ofMillis(200),
          Duration.ofDays(10_000),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofSeconds(10));

  private final Ground ground;
  private final Settings settings;
  private final Catalogue catalogue;
  private final ThreadPoolExecutor executor = (ThreadPoolExecutor) Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private Node node;
  private WorkflowClient client;

  Rig(Ground ground, Workflow<?, ?>... workflows) {
    this(ground, SETTINGS.times(), workflows);
  }

  Rig(Ground ground, Settings.Times times, Workflow<?, ?>... workflows) {
    this.ground = ground;
    this.settings = SETTINGS.times(times);
    this.catalogue = new Catalogue(Arrays.stream(workflows).map(Rig::entry).toList());
    savePlans();
    startNode();
  }

  private static Catalogue.Entry entry(Workflow<?, ?> workflow) {
    var definition = Recorder.record(workflow);
    var plan = definition.plan();
    return new Catalogue.Entry(
        plan.workflow(), plan.hash(), definition, workflow.getClass(), Rig.class.getClassLoader());
  }

  private void savePlans() {
    var desk =
        new Desk(
            ground.store(),
            ground.transactions(),
            new Lease(Duration.ofDays(1), System::nanoTime),
            Duration.ofDays(1));
    try {
      for (var workflow : catalogue.all()) {
        desk.savePlan(workflow.hash(), workflow.workflow(), workflow.definition().plan().json());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A node begins. */
  void startNode() {
    node =
        new Node(
            new Node.Parts(
                settings,
                catalogue,
                ground.store(),
                ground.transactions(),
                ground.clock(),
                executor,
                scheduler,
                Surroundings.NONE));
    client =
        new EngineClient(
            new Counter(ground.store(), ground.transactions(), node),
            node,
            catalogue,
            Json.withLimit(SETTINGS.payloadLimit()),
            InstantSource.system());
    try {
      node.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The node stops in order. */
  void stopNode() {
    node.stop();
  }

  WorkflowClient client() {
    return client;
  }

  /** What the health of its server is told. */
  Pulse.Vitals vitals() {
    return node;
  }

  Ground ground() {
    return ground;
  }

  /** Moves the database's clock. */
  void pass(Duration time) {
    ground.pass(time);
    try {
      node.clockMoved();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the execution has ended, however. */
  ExecutionDetail end(UUID execution) {
    return await(execution, Status::terminal);
  }

  /** Waits until the execution is parked. */
  ExecutionDetail parked(UUID execution) {
    return await(execution, status -> status == Status.WAITING);
  }

  private ExecutionDetail await(UUID execution, java.util.function.Predicate<Status> condition) {
    return Awaitility.await("execution " + execution)
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> client.get(execution), detail -> condition.test(detail.execution().status()));
  }

  /** Waits until no signal is left that the execution has not taken note of. */
  void signalsTaken(UUID execution) {
    Awaitility.await("signals of " + execution)
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(
            () -> ground.transactions().join(() -> ground.store().inbox(execution)), List::isEmpty);
  }

  /** Stops the node and waits until no thread of it runs any more, not even one cut off before. */
  void idle() {
    node.stop();
    Awaitility.await("threads")
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> executor.getActiveCount() == 0);
  }

  /** Waits until so many outcomes are journaled. */
  ExecutionDetail awaitJournal(UUID execution, int rows) {
    return Awaitility.await("execution " + execution)
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> client.get(execution), detail -> detail.journal().size() >= rows);
  }

  /** The time on the store's clock. */
  Instant now() {
    return ground.transactions().join(ground.store()::now);
  }

  /** The journal as lines: path, attempt, outcome. */
  static List<String> journal(ExecutionDetail detail) {
    return detail.journal().stream()
        .map(row -> "%s %d %s".formatted(row.path(), row.attempt(), row.outcome()))
        .toList();
  }

  @Override
  public void close() {
    node.stop();
    scheduler.shutdownNow();
    executor.shutdownNow();
    ground.close();
  }
}
