package io.durable.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Does the same thing again and again, one round at a time: when its time has come or when it is
 * hinted.
 */
final class Loop {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Duration LONGEST_ROUND = Duration.ofSeconds(5);

  private final String name;
  private final Executor executor;
  private final Timers timers;
  private final Outages outages;
  private final Round body;
  private Timers.Appointment next = Timers.Appointment.NONE;
  private volatile long roundNanos = System.nanoTime();
  private boolean running;
  private boolean again;
  private boolean stopped;

  /** One round; says when the next is due. */
  @FunctionalInterface
  interface Round {
    Duration run() throws Exception;
  }

  Loop(String name, Executor executor, Timers timers, Outages outages, Round body) {
    this.name = Objects.requireNonNull(name, "name");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.timers = Objects.requireNonNull(timers, "timers");
    this.outages = Objects.requireNonNull(outages, "outages");
    this.body = Objects.requireNonNull(body, "body");
  }

  /** A round now, or right after the one that runs. */
  void hint() {
    synchronized (this) {
      if (stopped) {
        return;
      }
      if (running) {
        again = true;
        return;
      }
      running = true;
      next.cancel();
    }
    execute();
  }

  /** No more rounds; waits for one that runs, but not for ever. */
  synchronized void stop() {
    stopped = true;
    next.cancel();
    var deadline = System.nanoTime() + LONGEST_ROUND.toNanos();
    try {
      while (running && System.nanoTime() < deadline) {
        wait(LONGEST_ROUND.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void execute() {
    try {
      executor.execute(this::round);
    } catch (RejectedExecutionException e) {
      Log.warning("the server takes no more work, the " + name + " loop ends: " + e.getMessage());
      end();
    }
  }

  /** How long ago the last round began. */
  Duration sinceRound() {
    return Duration.ofNanos(System.nanoTime() - roundNanos);
  }

  private void round() {
    roundNanos = System.nanoTime();
    var delay = AFTER_FAILURE;
    try {
      delay = body.run();
    } catch (Exception e) {
      outages.tell("the " + name + " loop failed and tries again: " + e);
    } catch (Error e) {
      Log.warning("the " + name + " loop met an error and tries again", e);
    }
    if (endRound(delay)) {
      execute();
    }
  }

  private synchronized void end() {
    stopped = true;
    running = false;
    notifyAll();
  }

  private synchronized boolean endRound(Duration delay) {
    if (stopped) {
      end();
      return false;
    }
    if (again) {
      again = false;
      return true;
    }
    running = false;
    next = timers.after(delay, this::hint);
    return false;
  }
}
