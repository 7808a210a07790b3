package io.durable.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Makes parked executions runnable after a signal's commit. Never on the sender's thread, and on
 * one thread at a time: a wake-up waits for whoever has the execution locked, and nobody else is to
 * wait with it. What fails is left to the sweep.
 */
final class Wakes {
  private final Executor executor;
  private final Waking waking;
  private final Consumer<Collection<UUID>> woken;
  private final Set<UUID> waiting = new LinkedHashSet<>();
  private boolean running;

  /** Wakes one, in a transaction of its own. */
  @FunctionalInterface
  interface Waking {
    void wake(UUID execution) throws Exception;
  }

  Wakes(Executor executor, Waking waking, Consumer<Collection<UUID>> woken) {
    this.executor = Objects.requireNonNull(executor, "executor");
    this.waking = Objects.requireNonNull(waking, "waking");
    this.woken = Objects.requireNonNull(woken, "woken");
  }

  void wake(Collection<UUID> executions) {
    synchronized (this) {
      waiting.addAll(executions);
      if (running || waiting.isEmpty()) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::wakeAll);
    } catch (RejectedExecutionException e) {
      Log.warning("the server takes no more work: " + e.getMessage());
      giveUp();
    }
  }

  private void wakeAll() {
    try {
      for (var these = next(); !these.isEmpty(); these = next()) {
        for (var execution : these) {
          waking.wake(execution);
        }
        woken.accept(these);
      }
    } catch (Exception | Error e) {
      Log.warning("could not wake what was signalled, the sweep will: " + e);
      giveUp();
    }
  }

  private synchronized List<UUID> next() {
    var these = new ArrayList<>(waiting);
    waiting.clear();
    running = !these.isEmpty();
    return these;
  }

  private synchronized void giveUp() {
    waiting.clear();
    running = false;
  }
}
