package io.durable.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets a number of tasks run at once. The others wait in a queue, not on threads: a thread that
 * waits for a connection while it holds what the others need (a bean of a strict pool, say) would
 * stall them all.
 */
final class Gate {
  private final Executor executor;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Gate(Executor executor, int permits) {
    this.executor = Objects.requireNonNull(executor, "executor");
    this.free = permits;
  }

  /**
   * Runs the task when its turn comes. Dropped when the server takes no more work: it is shutting
   * down.
   */
  void submit(Runnable task) {
    synchronized (this) {
      if (free == 0) {
        waiting.add(task);
        return;
      }
      free--;
    }
    execute(task);
  }

  private void execute(Runnable task) {
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } finally {
              next();
            }
          });
    } catch (RejectedExecutionException e) {
      Log.warning("the server takes no more work: " + e.getMessage());
      giveBack();
    }
  }

  private void next() {
    Runnable task;
    synchronized (this) {
      task = waiting.poll();
      if (task == null) {
        free++;
        return;
      }
    }
    execute(task);
  }

  private synchronized void giveBack() {
    free++;
  }
}
