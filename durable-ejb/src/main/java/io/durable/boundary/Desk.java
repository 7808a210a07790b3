package io.durable.boundary;

import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a node asks of the store for itself, each in a short transaction of its own. */
public final class Desk {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Longer than a redeploy takes. */
  private static final Duration STRANDED_AFTER = Duration.ofMinutes(5);

  private final Store store;
  private final Transactions transactions;
  private final Lease lease;
  private final Duration leaseTime;

  public Desk(Store store, Transactions transactions, Lease lease, Duration leaseTime) {
    this.store = Objects.requireNonNull(store, "store");
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.lease = Objects.requireNonNull(lease, "lease");
    this.leaseTime = Objects.requireNonNull(leaseTime, "leaseTime");
  }

  /** Makes the node known; its lease begins. */
  public void register(UUID node, String name, Set<String> plans) throws Exception {
    var sentAt = lease.now();
    run(() -> store.register(node, name, plans));
    lease.renew(sentAt);
  }

  /** Says that the node is alive and gives what it owns; empty when it was declared dead. */
  public Optional<Set<Claim>> beat(UUID node) throws Exception {
    var sentAt = lease.now();
    var owned = transactions.own(TIMEOUT, () -> store.beat(node));
    if (owned.isPresent()) {
      lease.renew(sentAt);
    } else {
      lease.lose();
    }
    return owned;
  }

  /** Forgets the node; what it still owns goes to others. */
  public void deregister(UUID node) throws Exception {
    lease.lose();
    run(() -> store.deregister(node));
  }

  /** Claims what is due; nothing while the lease has run out. */
  public List<Claimed> claim(UUID node, Set<String> plans, Set<String> queues, int limit)
      throws Exception {
    return lease.valid()
        ? transactions.own(TIMEOUT, () -> store.claim(node, plans, queues, limit))
        : List.of();
  }

  /** Claims just these, where they are runnable. */
  public List<Claimed> claimThese(
      UUID node, Set<String> plans, Set<String> queues, Collection<UUID> executions)
      throws Exception {
    return lease.valid()
        ? transactions.own(TIMEOUT, () -> store.claimThese(node, plans, queues, executions))
        : List.of();
  }

  /** Hands an execution back in order. */
  public boolean release(Claim claim) throws Exception {
    return transactions.own(TIMEOUT, () -> store.release(claim));
  }

  /**
   * Frees what dead nodes own. Who has not beaten is declared dead only when this node has beaten
   * for the time of a whole lease: after an outage of the database nobody has, and everybody lives.
   */
  public int takeOver(UUID node) throws Exception {
    if (!lease.valid()) {
      return 0;
    }
    var settled = lease.settled();
    return transactions.own(
        TIMEOUT, () -> settled ? store.takeOver(node, leaseTime) : store.freeOrphans());
  }

  /** Wakes what has signals; says what that was. */
  public Store.Swept sweepInbox(UUID node) throws Exception {
    return transactions.own(TIMEOUT, () -> store.sweepInbox(node));
  }

  /** Suspends what no living node can serve; frees what one can serve again. */
  public int sweepStranded() throws Exception {
    return transactions.own(TIMEOUT, () -> store.sweepStranded(leaseTime, STRANDED_AFTER));
  }

  /** Makes a parked execution runnable. */
  public void wake(UUID execution) throws Exception {
    run(() -> store.wake(execution));
  }

  /** When something is due next. */
  public Optional<Instant> nextDue(Set<String> plans, Set<String> queues) throws Exception {
    return transactions.own(TIMEOUT, () -> store.nextDue(plans, queues));
  }

  /** The database's clock. */
  public Instant now() throws Exception {
    return transactions.own(TIMEOUT, store::now);
  }

  /** Persists a plan. */
  public void savePlan(String hash, String workflow, String json) throws Exception {
    run(() -> store.savePlan(hash, workflow, json));
  }

  private void run(Runnable work) throws Exception {
    transactions.own(
        TIMEOUT,
        () -> {
          work.run();
          return true;
        });
  }
}
