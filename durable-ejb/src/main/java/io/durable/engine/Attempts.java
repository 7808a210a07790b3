package io.durable.engine;

import io.durable.model.JournalRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The attempts at one path: which number is next, whether it runs, and when it may. An attempt that
 * a crash cut off has no row.
 */
final class Attempts {
  private int next = 1;
  private Optional<Instant> retryAt = Optional.empty();
  private boolean running;
  private Instant beganAt = Instant.EPOCH;

  Attempts(List<JournalRow> rows) {
    for (var row : rows) {
      next = Math.max(next, row.attempt() + 1);
      retryAt = row.retryAt();
    }
  }

  /** The number of the attempt that runs, or that runs next. */
  int number() {
    return next;
  }

  boolean running() {
    return running;
  }

  /** When the next attempt may run; empty: at once. */
  Optional<Instant> retryAt() {
    return retryAt;
  }

  boolean due(Instant at) {
    return retryAt.isEmpty() || !retryAt.get().isAfter(at);
  }

  int begin(Instant at) {
    running = true;
    beganAt = at;
    return next;
  }

  /** It did not begin after all. */
  void stop() {
    running = false;
  }

  /** When the running attempt was asked for. */
  Instant beganAt() {
    return beganAt;
  }

  void end(Optional<Instant> again) {
    running = false;
    retryAt = again;
    next++;
  }
}
