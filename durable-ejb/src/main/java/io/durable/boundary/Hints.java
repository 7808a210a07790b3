package io.durable.boundary;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * What the client tells the node of its own server after a commit. Hints make things fast, not
 * right: a sweep repeats each of them.
 */
public interface Hints {

  /** The starts of these were committed. */
  void started(Collection<UUID> executions);

  /** Signals for these were committed. */
  void signalled(Collection<UUID> executions);

  /**
   * Waits until something was heard of the end of this execution, or for the time; a wake-up proves
   * nothing.
   */
  void awaitEnd(UUID execution, Duration atMost) throws InterruptedException;
}
