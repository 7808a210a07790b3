package io.durable.worker;

import io.durable.boundary.Boundary;
import io.durable.boundary.Catalogue;
import io.durable.boundary.Decided;
import io.durable.boundary.Desk;
import io.durable.boundary.Hints;
import io.durable.boundary.Lease;
import io.durable.boundary.Settings;
import io.durable.boundary.Transactions;
import io.durable.function.Json;
import io.durable.health.Pulse;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One app server: claims executions and runs them, says that it is alive, and looks after what dead
 * nodes leave behind. All nodes are equal.
 *
 * <pre>
 *   NEW ── start ──► RUNNING ── stop ──► DRAINING ── nothing runs, or out of time ──► STOPPED
 * </pre>
 */
public final class Node implements Hints, Pulse.Vitals {
  private static final int ENGINE_PERMITS = 3;
  private static final Duration LATELY = Duration.ofSeconds(10);
  private static final Duration STUCK = Duration.ofMinutes(5);

  private final Settings settings;
  private final Catalogue catalogue;
  private final Desk desk;
  private final Lease lease;
  private final Services services;
  private final Optional<DatabaseClock> sampled;
  private final Map<UUID, Run> runs = new ConcurrentHashMap<>();
  private final Endings endings = new Endings();
  private final Claims claims;
  private final Wakes wakes;
  private final Loop claimLoop;
  private final Loop beatLoop;
  private final Loop sweepLoop;
  private final Drain drain = new Drain(runs.values(), this::beat);
  private volatile Set<Claim> unheardClaims = Set.of();
  private volatile UUID id = UUID.randomUUID();
  private volatile State state = State.NEW;

  private enum State {
    NEW,
    RUNNING,
    DRAINING,
    STOPPED
  }

  /**
   * What a node is made of.
   *
   * @param clock the store's clock where that can be asked at any time (in memory); else empty, and
   *     the node keeps it by samples
   * @param executor runs user code and the engine's own work; needs more threads than settings
   *     allow steps at once, or virtual ones
   * @param scheduler only ever hands tasks to the executor
   */
  public record Parts(
      Settings settings,
      Catalogue catalogue,
      Store store,
      Transactions transactions,
      Optional<InstantSource> clock,
      Executor executor,
      ScheduledExecutorService scheduler,
      Surroundings surroundings) {
    public Parts {
      Objects.requireNonNull(settings, "settings");
      Objects.requireNonNull(catalogue, "catalogue");
      Objects.requireNonNull(store, "store");
      Objects.requireNonNull(transactions, "transactions");
      Objects.requireNonNull(clock, "clock");
      Objects.requireNonNull(executor, "executor");
      Objects.requireNonNull(scheduler, "scheduler");
      Objects.requireNonNull(surroundings, "surroundings");
    }
  }

  public Node(Parts parts) {
    settings = parts.settings();
    catalogue = parts.catalogue();
    lease = new Lease(settings.times().lease(), System::nanoTime);
    desk = new Desk(parts.store(), parts.transactions(), lease, settings.times().lease());
    sampled =
        parts.clock().isPresent()
            ? Optional.empty()
            : Optional.of(new DatabaseClock(System::nanoTime));
    InstantSource clock = parts.clock().orElseGet(sampled::orElseThrow);
    var executor = parts.executor();
    var timers = new Timers(parts.scheduler(), executor);
    var json = Json.withLimit(settings.payloadLimit());
    services =
        new Services(
            new Boundary(parts.store(), parts.transactions(), lease, clock, json),
            new Gate(executor, settings.transactional()),
            new Gate(executor, settings.external()),
            new Gate(executor, ENGINE_PERMITS),
            timers,
            new Outages(),
            clock,
            parts.surroundings(),
            settings,
            json,
            () -> state != State.RUNNING);
    claims = new Claims(desk, settings, catalogue.hashes(), clock, () -> id, runs::size, this::run);
    wakes = new Wakes(executor, desk::wake, this::runnable);
    claimLoop = new Loop("claim", executor, timers, services.outages(), claims::round);
    beatLoop = new Loop("heartbeat", executor, timers, services.outages(), this::beat);
    sweepLoop = new Loop("sweep", executor, timers, services.outages(), this::sweep);
  }

  /** Joins the others. Throws what the database says; may be called again then. */
  public void start() throws Exception {
    sampleClock();
    desk.register(id, settings.node(), catalogue.hashes());
    state = State.RUNNING;
    Log.info(
        "node %s (%s) serves %s"
            .formatted(
                settings.node(),
                id,
                catalogue.all().stream().map(Catalogue.Entry::workflow).toList()));
    beatLoop.hint();
    claimLoop.hint();
    sweepLoop.hint();
  }

  /**
   * Leaves the others in order: begins nothing new, waits for what runs, hands everything over.
   * What does not end in time is interrupted and taken over like that of a dead node.
   */
  public void stop() {
    if (state != State.RUNNING) {
      return;
    }
    state = State.DRAINING;
    claimLoop.stop();
    sweepLoop.stop();
    beatLoop.stop();
    drain.run(settings.times().drain());
    runs.values().forEach(Run::lose);
    state = State.STOPPED;
    try {
      desk.deregister(id);
    } catch (Exception e) {
      Log.warning("node " + id + " could not take its leave; its lease runs out by itself", e);
    }
    Log.info("node " + settings.node() + " (" + id + ") has stopped");
  }

  @Override
  public void started(Collection<UUID> executions) {
    if (state == State.RUNNING && !executions.isEmpty()) {
      runnable(executions);
    }
  }

  @Override
  public void signalled(Collection<UUID> executions) {
    if (state != State.RUNNING) {
      return;
    }
    var elsewhere = new ArrayList<UUID>();
    for (var execution : executions) {
      var here = runs.get(execution);
      if (here == null) {
        elsewhere.add(execution);
      } else {
        here.poke();
      }
    }
    wakes.wake(elsewhere);
  }

  private void runnable(Collection<UUID> executions) {
    claims.hint(executions);
    claimLoop.hint();
  }

  @Override
  public void awaitEnd(UUID execution, Duration atMost) throws InterruptedException {
    endings.await(execution, atMost);
  }

  /** The clock of the database was moved; for tests with a clock of their own. */
  public void clockMoved() throws Exception {
    sampleClock();
    claims.everything();
    claimLoop.hint();
    runs.values().forEach(Run::tick);
  }

  @Override
  public String name() {
    return settings.node();
  }

  @Override
  public boolean started() {
    return state != State.NEW;
  }

  @Override
  public boolean ready() {
    var polls = settings.times().poll().multipliedBy(5);
    var lately = polls.compareTo(LATELY) > 0 ? polls : LATELY;
    return state == State.RUNNING && lease.valid() && claims.sincePoll().compareTo(lately) < 0;
  }

  @Override
  public boolean alive() {
    return state != State.RUNNING
        || Stream.of(claimLoop, beatLoop, sweepLoop)
            .allMatch(loop -> loop.sinceRound().compareTo(STUCK) < 0);
  }

  @Override
  public long polledMillisAgo() {
    return claims.sincePoll().toMillis();
  }

  /** How many executions it holds. */
  public int held() {
    return runs.size();
  }

  private void run(Claimed claimed) {
    var workflow = catalogue.withPlan(claimed.planHash()).orElseThrow();
    var run = new Run(services, workflow, claimed, this::left);
    var before = runs.put(claimed.claim().execution(), run);
    if (before != null) {
      // Claimed anew before this node heard that it had lost it.
      services.engine().submit(before::lose);
    }
    run.resume();
  }

  private void left(Run run, Decided how) {
    var full = runs.size() >= settings.held();
    runs.remove(run.execution(), run);
    switch (how.standing()) {
      case ENDED -> {
        Log.info(run.line(how.status().map(Enum::name).orElse("ended")));
        endings.ended(run.execution());
      }
      case PARKED -> parked(run, how);
      case LOST -> Log.info(run.line("is another node's now"));
      case RELEASED -> Log.info(run.line("was handed over"));
      case HELD -> throw new IllegalStateException("it has not left");
    }
    if (full) {
      claims.everything();
      claimLoop.hint();
    }
    drain.left();
  }

  private void parked(Run run, Decided how) {
    Log.debug(() -> run.line("waits" + how.dueAt().map(at -> " until " + at).orElse("")));
    if (how.signalled()) {
      runnable(List.of(run.execution()));
    } else if (how.dueAt().isPresent()) {
      claims.due(how.dueAt().get());
      claimLoop.hint();
    }
  }

  private Duration beat() throws Exception {
    var before = Map.copyOf(runs);
    sampleClock();
    var owned = desk.beat(id);
    if (owned.isEmpty()) {
      declaredDead();
      return Duration.ZERO;
    }
    reconcile(before, owned.get());
    return settings.times().heartbeat();
  }

  private void declaredDead() throws Exception {
    Log.warning("node " + id + " was declared dead: it drops what it held and joins again");
    runs.values().forEach(run -> services.engine().submit(run::lose));
    if (state == State.RUNNING) {
      id = UUID.randomUUID();
      desk.register(id, settings.node(), catalogue.hashes());
      claims.everything();
      claimLoop.hint();
    }
  }

  /**
   * Drops what the database says is another's; hands back what the database says is ours and nobody
   * here knows of.
   */
  private void reconcile(Map<UUID, Run> known, Set<Claim> owned) throws Exception {
    var byExecution = owned.stream().collect(Collectors.toMap(Claim::execution, claim -> claim));
    for (var run : known.values()) {
      var claim = byExecution.get(run.execution());
      if (claim == null || !run.holds(claim)) {
        // Not here: it waits for a decision that may be stuck, and a heartbeat must not.
        services.engine().submit(run::lose);
      }
    }
    var before = unheardClaims;
    unheardClaims = unheard(owned);
    var twice = unheardClaims.stream().filter(before::contains).collect(Collectors.toSet());
    if (!twice.isEmpty()) {
      // Not while claims are being made: those are committed before they are in the map.
      claims.betweenRounds(
          () -> {
            for (var claim : unheard(twice)) {
              desk.release(claim);
            }
          });
    }
  }

  /** What has just left may still be among what the database said; twice in a row it is not. */
  private Set<Claim> unheard(Set<Claim> owned) {
    return owned.stream()
        .filter(claim -> !runs.containsKey(claim.execution()))
        .collect(Collectors.toSet());
  }

  private Duration sweep() throws Exception {
    var freed = desk.takeOver(id);
    if (freed > 0) {
      Log.info("took over " + freed + " executions of dead nodes");
    }
    var signalled = desk.sweepInbox(id);
    if (freed + signalled.woken() > 0) {
      claims.everything();
      claimLoop.hint();
    }
    signalled.own().stream().map(runs::get).filter(Objects::nonNull).forEach(Run::poke);
    var stranded = desk.sweepStranded();
    if (stranded > 0) {
      Log.warning(stranded + " executions are suspended: no living node serves their plan");
    }
    return settings.times().sweep();
  }

  private void sampleClock() throws Exception {
    if (sampled.isPresent()) {
      var before = System.nanoTime();
      sampled.get().sampled(desk.now(), before);
    }
  }
}
