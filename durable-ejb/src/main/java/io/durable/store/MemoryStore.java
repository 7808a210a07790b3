package io.durable.store;

import io.durable.Caller;
import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionQuery;
import io.durable.OpenWait;
import io.durable.Page;
import io.durable.Status;
import io.durable.WaitQuery;
import io.durable.model.Checkpoint;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.model.InboxRow;
import io.durable.model.NewExecution;
import io.durable.model.Reception;
import io.durable.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The store in memory, with virtual time. Every verb is atomic by one lock, so each call is a
 * transaction of its own and there is no open transaction to compete with.
 */
public final class MemoryStore implements Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final MemoryNodes nodes;
  private final MemoryTables tables;
  private final MemoryStarts starts;
  private final MemorySignals signals;
  private final MemoryWrites writes;
  private final MemoryReads reads;
  private final MemoryStranding stranding;

  /** A store whose clock begins at {@code start} and moves by {@link #advance} only. */
  public MemoryStore(Instant start) {
    this.tables = new MemoryTables(Objects.requireNonNull(start, "start"));
    this.nodes = new MemoryNodes(tables);
    this.starts = new MemoryStarts(tables);
    this.signals = new MemorySignals(tables);
    this.writes = new MemoryWrites(tables);
    this.reads = new MemoryReads(tables);
    this.stranding = new MemoryStranding(tables);
  }

  /** Moves the clock. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + by);
    }
    locked(() -> tables.clock = tables.clock.plus(by));
  }

  @Override
  public Instant now() {
    return locked(() -> tables.clock);
  }

  /** As if every node had died at this moment. */
  public void forgetNodes() {
    locked(nodes::forget);
  }

  /**
   * Waits until every execution has ended, is held, or waits for something that is neither due nor
   * in its inbox.
   *
   * @return false when that took longer
   */
  public boolean awaitQuiet(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var left = atMost.toNanos();
      while (!tables.executions.values().stream().allMatch(this::quiet)) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean quiet(MemoryExecution row) {
    return !row.runnable() || (row.owner.isEmpty() && signals.asleep(row) && !signals.unheard(row));
  }

  @Override
  public Optional<UUID> insert(NewExecution start) {
    return locked(() -> starts.insert(start));
  }

  @Override
  public UUID answer(UUID waitId, JsonNode value, Caller by) {
    return locked(() -> signals.answer(waitId, value, by));
  }

  @Override
  public boolean event(UUID id, String name, JsonNode payload, Optional<String> eventId) {
    return locked(() -> signals.event(id, name, payload, eventId));
  }

  @Override
  public Set<UUID> eventByKey(
      String key, String name, Map<JsonNode, Set<String>> forms, Optional<String> eventId) {
    return locked(() -> signals.eventByKey(key, name, forms, eventId));
  }

  @Override
  public Map<String, String> plansUnder(String key, Set<String> known) {
    return locked(() -> signals.plansUnder(key, known));
  }

  @Override
  public Optional<Reception> reception(UUID id, Optional<String> eventId) {
    return locked(
        () -> Optional.ofNullable(tables.executions.get(id)).map(row -> row.reception(eventId)));
  }

  @Override
  public void cancel(UUID id, String reason, Caller by) {
    locked(
        () -> {
          signals.cancel(id, reason, by);
          return true;
        });
  }

  @Override
  public void register(UUID node, String name, Set<String> served) {
    locked(() -> nodes.register(node, served));
  }

  @Override
  public Optional<Set<Claim>> beat(UUID node) {
    return locked(() -> nodes.beat(node));
  }

  @Override
  public void deregister(UUID node) {
    locked(() -> nodes.deregister(node));
  }

  @Override
  public List<Claimed> claim(UUID node, Set<String> served, Set<String> queues, int limit) {
    return claimWhere(node, served, row -> queues.contains(row.start.options().queue()), limit);
  }

  @Override
  public List<Claimed> claimThese(
      UUID node, Set<String> served, Set<String> queues, Collection<UUID> ids) {
    return claimWhere(
        node,
        served,
        row -> ids.contains(row.id()) && queues.contains(row.start.options().queue()),
        ids.size());
  }

  private List<Claimed> claimWhere(
      UUID node, Set<String> served, Predicate<MemoryExecution> which, int limit) {
    return locked(
        () ->
            tables.executions.values().stream()
                .filter(row -> nodes.knows(node))
                .filter(row -> row.claimable(served, tables.clock))
                .filter(which)
                .sorted(
                    Comparator.<MemoryExecution>comparingInt(row -> -row.start.options().priority())
                        .thenComparing(row -> row.dueAt.orElseThrow()))
                .limit(limit)
                .map(row -> take(row, node))
                .toList());
  }

  private Claimed take(MemoryExecution row, UUID node) {
    // One with something in its inbox has to be loaded: it is not given as PENDING.
    var before = row.status == Status.PENDING && !row.inbox.isEmpty() ? Status.RUNNING : row.status;
    row.owner = Optional.of(node);
    row.token++;
    row.dueAt = Optional.empty();
    if (row.status == Status.PENDING || row.status == Status.WAITING) {
      row.status = Status.RUNNING;
    }
    return new Claimed(
        new Claim(row.id(), node, row.token),
        row.start.workflow(),
        row.start.planHash(),
        before,
        row.start.input(),
        row.takenOver,
        tables.clock);
  }

  @Override
  public boolean release(Claim claim) {
    return locked(
        () -> {
          var row = tables.owned(claim);
          row.ifPresent(nodes::free);
          return row.isPresent();
        });
  }

  @Override
  public int takeOver(UUID by, Duration lease) {
    return locked(() -> nodes.takeOver(by, lease));
  }

  @Override
  public int freeOrphans() {
    return locked(nodes::freeOrphans);
  }

  @Override
  public void wake(UUID id) {
    locked(
        () -> {
          signals.wake(id);
          return true;
        });
  }

  @Override
  public Swept sweepInbox(UUID node) {
    return locked(
        () -> {
          var rows = tables.executions.values();
          var woken = rows.stream().filter(signals::asleep).filter(signals::recheck).count();
          var own =
              rows.stream()
                  .filter(row -> row.owner.equals(Optional.of(node)) && !row.inbox.isEmpty())
                  .map(MemoryExecution::id)
                  .collect(Collectors.toSet());
          return new Swept((int) woken, own);
        });
  }

  @Override
  public int sweepStranded(Duration lease, Duration grace) {
    return locked(() -> stranding.sweep(nodes.served(lease), grace));
  }

  @Override
  public Optional<Instant> nextDue(Set<String> served, Set<String> queues) {
    return locked(
        () ->
            tables.executions.values().stream()
                .filter(row -> row.owner.isEmpty() && row.runnable())
                .filter(row -> served.contains(row.start.planHash()))
                .filter(row -> queues.contains(row.start.options().queue()))
                .flatMap(row -> row.dueAt.stream())
                .min(Comparator.naturalOrder()));
  }

  @Override
  public boolean hold(Claim claim) {
    return locked(() -> tables.owned(claim).isPresent());
  }

  @Override
  public List<InboxRow> inbox(UUID id) {
    return load(id).inbox();
  }

  @Override
  public Snapshot load(UUID id) {
    return locked(() -> tables.existing(id).snapshot());
  }

  @Override
  public Written write(Checkpoint checkpoint) {
    return locked(() -> writes.write(checkpoint));
  }

  @Override
  public Set<UUID> writeAll(List<Checkpoint> checkpoints) {
    return locked(
        () -> {
          var written = new HashSet<UUID>();
          for (var checkpoint : checkpoints) {
            if (writes.write(checkpoint) == Written.WRITTEN) {
              written.add(checkpoint.claim().execution());
            }
          }
          return written;
        });
  }

  @Override
  public boolean recheckInbox(UUID id) {
    return locked(() -> signals.recheck(tables.existing(id)));
  }

  @Override
  public void savePlan(String hash, String workflow, String json) {
    locked(
        () -> {
          tables.lastServed.putIfAbsent(hash, tables.clock);
          return Optional.ofNullable(tables.plans.putIfAbsent(hash, json));
        });
  }

  @Override
  public Optional<String> planJson(String hash) {
    return locked(() -> Optional.ofNullable(tables.plans.get(hash)));
  }

  @Override
  public Optional<Execution> find(UUID id) {
    return locked(
        () -> Optional.ofNullable(tables.executions.get(id)).map(MemoryExecution::summary));
  }

  @Override
  public Optional<ExecutionDetail> detail(UUID id) {
    return locked(
        () -> Optional.ofNullable(tables.executions.get(id)).map(MemoryExecution::detail));
  }

  @Override
  public Page<Execution> list(ExecutionQuery query) {
    return locked(() -> reads.list(query));
  }

  @Override
  public Page<OpenWait> waits(WaitQuery query) {
    return locked(() -> reads.waits(query));
  }

  @Override
  public Optional<OpenWait> findWait(UUID waitId) {
    return locked(
        () ->
            tables.executions.values().stream()
                .filter(row -> row.questions.containsKey(waitId))
                .findFirst()
                .map(row -> row.openWait(row.questions.get(waitId))));
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }
}
