package io.durable.process;

import io.durable.Workflow;
import io.durable.WorkflowClient;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Counter;
import io.durable.boundary.Desk;
import io.durable.boundary.JtaTransactions;
import io.durable.boundary.Lease;
import io.durable.boundary.Settings;
import io.durable.client.EngineClient;
import io.durable.function.Json;
import io.durable.plan.Recorder;
import io.durable.store.SqlStore;
import io.durable.testing.PlainJta;
import io.durable.worker.Node;
import io.durable.worker.Surroundings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A node and its client in a plain JVM, put together as the server's assembly does it. */
final class Assembly {
  private static final int LIMIT = 1024 * 1024;

  private final Node node;
  private final WorkflowClient client;

  Assembly(PlainJta jta, Settings settings, List<? extends Workflow<?, ?>> workflows)
      throws Exception {
    var catalogue = new Catalogue(workflows.stream().map(Assembly::entry).toList());
    var store = new SqlStore(jta.dataSource());
    var transactions = new JtaTransactions(jta.userTransaction(), jta.registry());
    var desk =
        new Desk(
            store,
            transactions,
            new Lease(Duration.ofDays(1), System::nanoTime),
            settings.times().lease());
    for (var workflow : catalogue.all()) {
      desk.savePlan(workflow.hash(), workflow.workflow(), workflow.definition().plan().json());
    }
    ExecutorService executor = Executors.newCachedThreadPool(Assembly::daemon);
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, Assembly::daemon);
    node =
        new Node(
            new Node.Parts(
                settings,
                catalogue,
                store,
                transactions,
                Optional.empty(),
                executor,
                scheduler,
                Surroundings.NONE));
    client =
        new EngineClient(
            new Counter(store, transactions, node),
            node,
            catalogue,
            Json.withLimit(LIMIT),
            InstantSource.system());
  }

  /** Settings with a quick rhythm, so that a take-over takes a second and a half. */
  static Settings settings(String name, Duration lease) {
    return new Settings(
        name,
        Set.of("default"),
        500,
        40,
        60,
        Duration.ofSeconds(60),
        LIMIT,
        new Settings.Times(
            lease.dividedBy(6),
            lease,
            Duration.ofMillis(200),
            Duration.ofMillis(250),
            Duration.ofSeconds(2)));
  }

  Node node() {
    return node;
  }

  WorkflowClient client() {
    return client;
  }

  private static Catalogue.Entry entry(Workflow<?, ?> workflow) {
    var definition = Recorder.record(workflow);
    var plan = definition.plan();
    return new Catalogue.Entry(
        plan.workflow(),
        plan.hash(),
        definition,
        workflow.getClass(),
        Assembly.class.getClassLoader());
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
