package io.durable.deploy;

import io.durable.InvalidConfiguration;
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
import io.durable.health.Pulse;
import io.durable.store.Schema;
import io.durable.store.SqlStore;
import io.durable.worker.Node;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/**
 * The engine of one application, put together from what the server provides. Whatever is wrong with
 * configuration, database or plans is thrown from here and stops the deployment.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/durable/executor", maxAsync = Engine.THREADS)
public class Engine {
  private static final Logger LOG = System.getLogger(Engine.class.getName());
  private static final int RETRY_SECONDS = 2;

  /** Of the managed executor, for a JDK without virtual threads. */
  static final int THREADS = 80;

  /** What the engine itself needs of them: a heartbeat must never wait for a step to end. */
  private static final int OWN_THREADS = 16;

  @Inject WorkflowExtension extension;
  @Inject BeanManager beans;
  @Inject Instance<RequestContextController> requestScopes;
  @Inject UserTransaction userTransaction;
  @Inject Config config;
  @Inject Pulse pulse;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry registry;

  @Resource(lookup = "java:comp/DefaultContextService")
  ContextService contexts;

  @Resource(lookup = "java:app/durable/executor")
  ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private volatile Future<?> starting = CompletableFuture.completedFuture(null);
  private SqlStore store;
  private Node node;
  private WorkflowClient client;

  @PostConstruct
  void assemble() {
    var configuration = Configuration.of(config);
    requireThreads(configuration.settings());
    var source = source(configuration.dataSource());
    new Schema(source).apply(configuration.schema());
    var catalogue = Planner.plan(extension.found().stream().map(this::reference).toList());
    store = new SqlStore(source);
    var transactions = new JtaTransactions(userTransaction, registry);
    savePlans(
        catalogue,
        new Desk(
            store,
            transactions,
            new Lease(configuration.settings().times().lease(), System::nanoTime),
            configuration.settings().times().lease()));
    node =
        new Node(
            new Node.Parts(
                configuration.settings(),
                catalogue,
                store,
                transactions,
                Optional.empty(),
                Threads.of(executor, contexts),
                scheduler,
                new RequestScope(requestScopes)));
    pulse.of(node);
    client =
        new EngineClient(
            new Counter(store, transactions, node),
            node,
            catalogue,
            Json.withLimit(configuration.settings().payloadLimit()),
            InstantSource.system());
  }

  private static void requireThreads(Settings settings) {
    var steps = settings.transactional() + settings.external();
    if (!Threads.virtual() && steps > THREADS - OWN_THREADS) {
      throw new InvalidConfiguration(
          "durable.steps.transactional and durable.steps.external are %d together; without virtual threads (JDK 21) at most %d steps run at once: lower them"
              .formatted(steps, THREADS - OWN_THREADS));
    }
  }

  /** Joins the other nodes as soon as the database lets it. */
  void start() {
    startIn(0);
  }

  private void startIn(int seconds) {
    starting = scheduler.schedule(this::startOrRetry, seconds, TimeUnit.SECONDS);
  }

  private void startOrRetry() {
    try {
      node.start();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "the node cannot start yet and tries again: " + e.getMessage());
      startIn(RETRY_SECONDS);
    }
  }

  /** Idempotent: the container also calls it, when the application is gone. */
  @PreDestroy
  void stop() {
    starting.cancel(false);
    node.stop();
    store.close();
  }

  /** What applications inject. */
  @Produces
  @ApplicationScoped
  WorkflowClient client() {
    return client;
  }

  private static void savePlans(Catalogue catalogue, Desk desk) {
    for (var workflow : catalogue.all()) {
      try {
        desk.savePlan(workflow.hash(), workflow.workflow(), workflow.definition().plan().json());
      } catch (Exception e) {
        throw new InvalidConfiguration(
            "the plan of '" + workflow.workflow() + "' could not be persisted", e);
      }
    }
  }

  private Planner.Found reference(Bean<?> bean) {
    var reference =
        (Workflow<?, ?>)
            beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
    return new Planner.Found(bean.getBeanClass(), reference);
  }

  @SuppressWarnings("BanJNDI") // the name comes from the configuration of whoever runs the server
  private static DataSource source(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new InvalidConfiguration(
          "there is no data source '%s'; durable.datasource names another".formatted(name), e);
    }
  }
}
