package io.durable.worker;

import io.durable.boundary.Desk;
import io.durable.boundary.Settings;
import io.durable.model.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Finds runnable executions: those that were hinted at first, then, when its time has come,
 * whatever is due. What it polls for is due by the database's clock; this node's idea of that clock
 * only says when to look.
 */
final class Claims {
  private static final int LARGEST = 50;
  private static final Duration SOONEST = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Desk desk;
  private final Settings settings;
  private final Set<String> plans;
  private final InstantSource clock;
  private final Supplier<UUID> node;
  private final IntSupplier held;
  private final Consumer<Claimed> run;
  private final LinkedHashSet<UUID> hinted = new LinkedHashSet<>();
  private final ReentrantLock claiming = new ReentrantLock(true);
  private Instant nextDue = Instant.MIN;
  private volatile long polledNanos = System.nanoTime();

  Claims(
      Desk desk,
      Settings settings,
      Set<String> plans,
      InstantSource clock,
      Supplier<UUID> node,
      IntSupplier held,
      Consumer<Claimed> run) {
    this.desk = desk;
    this.settings = settings;
    this.plans = plans;
    this.clock = clock;
    this.node = node;
    this.held = held;
    this.run = run;
  }

  /** These may be runnable now. */
  synchronized void hint(Collection<UUID> executions) {
    hinted.addAll(executions);
  }

  /** Something is due at this time. */
  synchronized void due(Instant at) {
    if (at.isBefore(nextDue)) {
      nextDue = at;
    }
  }

  /** Look at whatever is due in the next round. */
  synchronized void everything() {
    nextDue = Instant.MIN;
  }

  /** How long ago the database was last asked for work. */
  Duration sincePoll() {
    return Duration.ofNanos(System.nanoTime() - polledNanos);
  }

  /** Something that the database is asked for. */
  @FunctionalInterface
  interface Errand {
    void run() throws Exception;
  }

  /**
   * Does this while no claim is on its way from the database to this node; leaves it when a round
   * takes too long, because a heartbeat has no time.
   */
  void betweenRounds(Errand errand) throws Exception {
    if (!claiming.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    try {
      errand.run();
    } finally {
      claiming.unlock();
    }
  }

  /** One round; says when the next is due. */
  Duration round() throws Exception {
    claiming.lock();
    try {
      return claim();
    } finally {
      claiming.unlock();
    }
  }

  private Duration claim() throws Exception {
    var room = settings.held() - held.getAsInt();
    if (room <= 0) {
      // A place that becomes free hints.
      polledNanos = System.nanoTime();
      return settings.times().poll();
    }
    var these = takeHinted(Math.min(room, LARGEST));
    if (!these.isEmpty()) {
      desk.claimThese(node.get(), plans, settings.queues(), these).forEach(run);
    }
    if (!pollIsDue()) {
      return untilPoll();
    }
    return poll(Math.min(settings.held() - held.getAsInt(), LARGEST));
  }

  private Duration poll(int limit) throws Exception {
    if (limit > 0) {
      var claimed = desk.claim(node.get(), plans, settings.queues(), limit);
      claimed.forEach(run);
      if (claimed.size() == limit) {
        polledNanos = System.nanoTime();
        return Duration.ZERO;
      }
    }
    var due = desk.nextDue(plans, settings.queues());
    polledNanos = System.nanoTime();
    synchronized (this) {
      nextDue = due.orElse(Instant.MAX);
      return untilPoll();
    }
  }

  private synchronized List<UUID> takeHinted(int limit) {
    var these = new ArrayList<UUID>();
    var next = hinted.iterator();
    while (next.hasNext() && these.size() < limit) {
      these.add(next.next());
      next.remove();
    }
    return these;
  }

  private synchronized boolean pollIsDue() {
    return regularPoll().isNegative() || !clock.instant().isBefore(nextDue);
  }

  /** The regular poll goes by monotonic time, so that it comes whatever happens to the clock. */
  private Duration regularPoll() {
    return settings.times().poll().minus(sincePoll());
  }

  private synchronized Duration untilPoll() {
    if (!hinted.isEmpty()) {
      return Duration.ZERO;
    }
    var regular = regularPoll();
    var due = nextDue.equals(Instant.MAX) ? regular : Duration.between(clock.instant(), nextDue);
    var wait = due.compareTo(regular) < 0 ? due : regular;
    // Never at once again: what is due by now was just looked at, and whatever holds it (a lock,
    // another node) needs a moment.
    return wait.compareTo(SOONEST) < 0 ? SOONEST : wait;
  }
}
