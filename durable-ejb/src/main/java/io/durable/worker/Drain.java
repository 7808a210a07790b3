package io.durable.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The last time of a node: every execution is handed over as soon as nothing of it runs.
 *
 * <p>All of it is done on the thread of whoever stops the node, since a server that shuts down may
 * give no other: WildFly refuses every task from then on. What runs already runs on.
 */
final class Drain {
  private static final Duration PACE = Duration.ofMillis(100);

  private final Collection<Run> runs;
  private final Callable<Duration> beat;
  private final Semaphore departures = new Semaphore(0);

  /**
   * @param runs what is left, a live view
   * @param beat says that the node is alive, and when to say so again: without it the lease could
   *     run out while steps that still run want to be written
   */
  Drain(Collection<Run> runs, Callable<Duration> beat) {
    this.runs = Objects.requireNonNull(runs, "runs");
    this.beat = Objects.requireNonNull(beat, "beat");
  }

  /** Returns when nothing is left, or when the time is up. */
  void run(Duration atMost) {
    var begin = System.nanoTime();
    var nextBeat = Duration.ZERO;
    try {
      for (var time = Duration.ZERO; !runs.isEmpty() && time.compareTo(atMost) < 0; ) {
        if (time.compareTo(nextBeat) >= 0) {
          nextBeat = time.plus(beat());
        }
        runs.forEach(Run::handOver);
        awaitOneToLeave();
        time = Duration.ofNanos(System.nanoTime() - begin);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!runs.isEmpty()) {
      Log.warning(
          "still running after %s, left for others to take over: %s"
              .formatted(atMost, runs.stream().map(Run::execution).toList()));
    }
  }

  private Duration beat() {
    try {
      return beat.call();
    } catch (Exception e) {
      Log.warning("the node could not say that it is alive while it stops: " + e);
      return PACE;
    }
  }

  private void awaitOneToLeave() throws InterruptedException {
    if (!runs.isEmpty()) {
      var unused = departures.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** An execution has left. */
  void left() {
    // One is as good as many, and most leave while nobody listens.
    if (departures.availablePermits() == 0) {
      departures.release();
    }
  }
}
