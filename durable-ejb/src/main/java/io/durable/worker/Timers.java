package io.durable.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs things later. What is due is handed to the executor: the few threads of the timer service
 * stay free.
 */
final class Timers {
  private final ScheduledExecutorService scheduler;
  private final Executor executor;

  Timers(ScheduledExecutorService scheduler, Executor executor) {
    this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  /** Something that will happen unless it is cancelled before. */
  @FunctionalInterface
  interface Appointment {
    Appointment NONE = () -> {};

    void cancel();
  }

  Appointment after(Duration delay, Runnable task) {
    try {
      var future =
          scheduler.schedule(
              () -> execute(task), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      Log.warning("the server takes no more timers: " + e.getMessage());
      return Appointment.NONE;
    }
  }

  private void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      Log.warning("the server takes no more work: " + e.getMessage());
    }
  }
}
