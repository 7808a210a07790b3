package io.durable.store;

import io.durable.Caller;
import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionQuery;
import io.durable.OpenWait;
import io.durable.Page;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/**
 * The store in PostgreSQL. Each verb is in a room of its own, beside its SQL; nothing is kept
 * between calls.
 */
public final class SqlStore implements Store, AutoCloseable {
  private final Database database;
  private final Clock clock;
  private final Starts starts;
  private final Signals signals;
  private final EventsByKey eventsByKey;
  private final Nodes nodes;
  private final Claims claims;
  private final Sweeps sweeps;
  private final Snapshots snapshots;
  private final Checkpoints checkpoints;
  private final Decisions decisions;
  private final Plans plans;
  private final Entities entities;
  private final Reads reads;

  /**
   * A store.
   *
   * @param source gives the connection of the current transaction; the schema is in place
   */
  public SqlStore(DataSource source) {
    database = new Database(source);
    clock = new Clock(database);
    starts = new Starts(database);
    signals = new Signals(database);
    eventsByKey = new EventsByKey(database);
    nodes = new Nodes(database);
    claims = new Claims(database);
    sweeps = new Sweeps(database);
    snapshots = new Snapshots(database);
    checkpoints = new Checkpoints(database);
    decisions = new Decisions(database);
    plans = new Plans(database);
    entities = new Entities(source);
    reads = new Reads(entities);
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public Optional<UUID> insert(NewExecution execution) {
    return starts.insert(execution);
  }

  @Override
  public UUID answer(UUID wait, JsonNode value, Caller by) {
    return signals.answer(wait, value, by);
  }

  @Override
  public boolean event(UUID execution, String name, JsonNode payload, Optional<String> eventId) {
    return signals.event(execution, name, payload, eventId);
  }

  @Override
  public Set<UUID> eventByKey(
      String key, String name, Map<JsonNode, Set<String>> forms, Optional<String> eventId) {
    return eventsByKey.send(key, name, forms, eventId);
  }

  @Override
  public Map<String, String> plansUnder(String key, Set<String> known) {
    return eventsByKey.plansUnder(key, known);
  }

  @Override
  public Optional<Reception> reception(UUID execution, Optional<String> eventId) {
    // In this order: an event of the id that comes in between is known, and its wait not over.
    var over = signals.waitsOver(execution);
    var known = eventId.filter(id -> signals.knows(execution, id)).isPresent();
    return reads.find(execution).map(found -> new Reception(found, known, over));
  }

  @Override
  public void cancel(UUID execution, String reason, Caller by) {
    signals.cancel(execution, reason, by);
  }

  @Override
  public void register(UUID node, String name, Set<String> served) {
    nodes.register(node, name, served);
  }

  @Override
  public Optional<Set<Claim>> beat(UUID node) {
    return nodes.beat(node);
  }

  @Override
  public void deregister(UUID node) {
    nodes.deregister(node);
  }

  @Override
  public List<Claimed> claim(UUID node, Set<String> served, Set<String> queues, int limit) {
    return claims.claim(node, served, queues, limit);
  }

  @Override
  public List<Claimed> claimThese(
      UUID node, Set<String> served, Set<String> queues, Collection<UUID> executions) {
    return claims.claimThese(node, served, queues, executions);
  }

  @Override
  public boolean release(Claim claim) {
    return claims.release(claim);
  }

  @Override
  public int takeOver(UUID by, Duration lease) {
    return nodes.takeOver(by, lease);
  }

  @Override
  public int freeOrphans() {
    return nodes.freeOrphans();
  }

  @Override
  public void wake(UUID execution) {
    sweeps.wake(execution);
  }

  @Override
  public Swept sweepInbox(UUID node) {
    return sweeps.sweepInbox(node);
  }

  @Override
  public int sweepStranded(Duration lease, Duration grace) {
    return sweeps.sweepStranded(lease, grace);
  }

  @Override
  public Optional<Instant> nextDue(Set<String> served, Set<String> queues) {
    return claims.nextDue(served, queues);
  }

  @Override
  public boolean hold(Claim claim) {
    return claims.hold(claim);
  }

  @Override
  public List<InboxRow> inbox(UUID execution) {
    return snapshots.inbox(execution);
  }

  @Override
  public Snapshot load(UUID execution) {
    return snapshots.load(execution);
  }

  @Override
  public Written write(Checkpoint checkpoint) {
    try {
      return checkpoint.plain() ? checkpoints.append(checkpoint) : decisions.write(checkpoint);
    } catch (StoreFailed e) {
      if (e.sqlState().equals(Database.UNIQUE_VIOLATION)) {
        return Written.LOST_RACE;
      }
      throw e;
    }
  }

  @Override
  public Set<UUID> writeAll(List<Checkpoint> plain) {
    return checkpoints.appendAll(plain);
  }

  @Override
  public boolean recheckInbox(UUID execution) {
    return sweeps.recheckInbox(execution);
  }

  @Override
  public void savePlan(String hash, String workflow, String json) {
    plans.save(hash, workflow, json);
  }

  @Override
  public Optional<String> planJson(String hash) {
    return plans.json(hash);
  }

  @Override
  public Optional<Execution> find(UUID execution) {
    return reads.find(execution);
  }

  @Override
  public Optional<ExecutionDetail> detail(UUID execution) {
    return reads.detail(execution);
  }

  @Override
  public Page<Execution> list(ExecutionQuery query) {
    return reads.list(query);
  }

  @Override
  public Page<OpenWait> waits(WaitQuery query) {
    return reads.waits(query);
  }

  @Override
  public Optional<OpenWait> findWait(UUID wait) {
    return reads.findWait(wait);
  }

  /** Ends the persistence unit; the data source is its owner's. */
  @Override
  public void close() {
    entities.close();
  }
}
