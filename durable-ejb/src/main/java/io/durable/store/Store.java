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
import tools.jackson.databind.JsonNode;

/**
 * What the engine asks of its memory. Two implementations: PostgreSQL, and one in memory for tests.
 * Every method joins the current transaction; none begins one. Methods of the first group run in
 * callers' transactions and therefore only insert, and conditionally update the one wait that they
 * answer; they never lock an execution row (rule 3).
 */
public interface Store {

  /** The one clock of all nodes. */
  Instant now();

  /**
   * Inserts an execution, PENDING.
   *
   * @throws io.durable.BusinessKeyTaken when an unfinished execution of the workflow has the key
   * @throws io.durable.IdempotencyConflict when the idempotency key was used with another body
   * @throws io.durable.StartInDoubt when another open transaction holds the same key for longer
   *     than two seconds
   * @return empty when inserted; else the execution that an earlier call with the same idempotency
   *     key started
   */
  Optional<UUID> insert(NewExecution execution);

  /**
   * Answers an open wait: closes it and inserts the inbox row. The answer has been checked against
   * the plan before.
   *
   * @throws io.durable.UnknownWait never opened
   * @throws io.durable.WaitClosed somebody was faster, or the deadline, or the execution ended
   * @throws io.durable.SignalInDoubt another open transaction answers it for longer than two
   *     seconds
   * @return the execution to wake
   */
  UUID answer(UUID wait, JsonNode value, Caller by);

  /**
   * Sends an event to one execution: to the wait of that name that is open the longest, else into
   * the inbox, kept for a later wait.
   *
   * @param eventId sent twice counts once, also when the execution has ended since
   * @throws io.durable.UnknownExecution there is none
   * @throws io.durable.ExecutionEnded it has ended
   * @return whether a wait took it now
   */
  boolean event(UUID execution, String name, JsonNode payload, Optional<String> eventId);

  /**
   * Sends an event to all executions that wait for {@code name} under the business key: their own,
   * or the wait's correlation. An unfinished execution with that business key of its own that does
   * not wait yet keeps it, when its plan has such a wait.
   *
   * @param forms what is sent to the executions of which plans (their hashes): all or nothing
   * @return the executions that got it
   * @throws io.durable.SignalInDoubt another open transaction sends the same id for longer than two
   *     seconds
   */
  Set<UUID> eventByKey(
      String key, String name, Map<JsonNode, Set<String>> forms, Optional<String> eventId);

  /**
   * The plans, in their persisted form, of the executions that an event under the key could reach,
   * by hash.
   *
   * @param known the hashes of those that are left out
   */
  Map<String, String> plansUnder(String key, Set<String> known);

  /** What has to be known of an execution before an event is sent to it. */
  Optional<Reception> reception(UUID execution, Optional<String> eventId);

  /**
   * Asks for a cancel.
   *
   * @throws io.durable.UnknownExecution there is none
   * @throws io.durable.ExecutionEnded it has ended
   */
  void cancel(UUID execution, String reason, Caller by);

  /** Makes the node known, alive from now. */
  void register(UUID node, String name, Set<String> plans);

  /**
   * Says that the node is alive, and gives what it owns according to the database; empty when the
   * node is not known any more: it was declared dead.
   */
  Optional<Set<Claim>> beat(UUID node);

  /** Forgets a node that stops in order. */
  void deregister(UUID node);

  /**
   * Claims up to {@code limit} runnable executions of the served plans, by priority and due time.
   */
  List<Claimed> claim(UUID node, Set<String> plans, Set<String> queues, int limit);

  /** Claims just these, where they are runnable now: after a start or a signal of this node. */
  List<Claimed> claimThese(
      UUID node, Set<String> plans, Set<String> queues, Collection<UUID> executions);

  /**
   * Hands an execution back in order: runnable at once, by anyone. False when the claim was lost.
   */
  boolean release(Claim claim);

  /**
   * Declares every other node dead that has not beaten for the time of a lease, and frees what dead
   * nodes own.
   *
   * @param by who says so, and must have beaten regularly for that time: after an outage of the
   *     database nobody has
   * @return how many were freed
   */
  int takeOver(UUID by, Duration lease);

  /**
   * Frees what nodes own that are not known any more: runnable at once, marked as taken over. Gives
   * how many.
   */
  int freeOrphans();

  /** Makes an execution runnable, when it waits and nobody owns it. */
  void wake(UUID execution);

  /** Wakes every parked execution that has a signal which its park did not know. */
  Swept sweepInbox(UUID node);

  /**
   * What a sweep over the inbox found.
   *
   * @param woken how many parked executions it woke
   * @param own executions of the node with a signal not consumed yet, to be poked
   */
  record Swept(int woken, Set<UUID> own) {
    public Swept {
      own = Set.copyOf(own);
    }
  }

  /**
   * Suspends executions whose plan no living node has served for a while, and frees those that one
   * serves again; a limited number at a time.
   *
   * @param grace how long ago the plan must have been served last: a redeploy strands nothing
   * @return how many were suspended
   */
  int sweepStranded(Duration lease, Duration grace);

  /** The next time at which something of the served plans is due, for the poller. */
  Optional<Instant> nextDue(Set<String> plans, Set<String> queues);

  /**
   * Keeps the execution for this claim until the end of the transaction. Waits for whoever has it
   * locked, so what an earlier transaction of this claim came to is decided afterwards, also where
   * its answer was lost. False when the claim is over.
   */
  boolean hold(Claim claim);

  /** Journal, waits that are open or whose answer is not consumed yet, and the inbox. */
  Snapshot load(UUID execution);

  /** The signals not consumed yet, in order of id. */
  List<InboxRow> inbox(UUID execution);

  /**
   * Writes a decision: locks the execution row where owner and token match, and inserts from it
   * (rule 1).
   *
   * @return what came of it; anything but WRITTEN has written nothing and the caller must roll back
   */
  Written write(Checkpoint checkpoint);

  /**
   * Group commit: locks in id order, skipping rows that are locked; gives the executions that were
   * written.
   */
  Set<UUID> writeAll(List<Checkpoint> plain);

  /**
   * Second statement of a park, with a new snapshot: due at once where the inbox holds more than
   * the park kept. Whether it does.
   */
  boolean recheckInbox(UUID execution);

  /** What came of a write. */
  enum Written {
    WRITTEN,
    /** owner or token do not match any more */
    CLAIM_LOST,
    /** the attempt or the wait was ended by somebody else first */
    LOST_RACE
  }

  /** Persists a plan under its hash, once. */
  void savePlan(String hash, String workflow, String json);

  /** A plan by its hash, as canonical JSON. */
  Optional<String> planJson(String hash);

  Optional<Execution> find(UUID execution);

  Optional<ExecutionDetail> detail(UUID execution);

  Page<Execution> list(ExecutionQuery query);

  Page<OpenWait> waits(WaitQuery query);

  Optional<OpenWait> findWait(UUID wait);
}
