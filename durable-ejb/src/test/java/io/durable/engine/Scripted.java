package io.durable.engine;

import io.durable.model.JournalRow.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt goes.
 *
 * @param retry after which time it is tried again; empty for a final failure
 * @param value what it gives; empty for the text of the call
 */
record Scripted(Outcome outcome, Optional<Duration> retry, Optional<String> value) {

  /** It succeeds. */
  static final Scripted OK = new Scripted(Outcome.COMPLETED, Optional.empty(), Optional.empty());

  static Scripted fails() {
    return new Scripted(Outcome.FAILED, Optional.empty(), Optional.empty());
  }

  static Scripted failsAndRetriesAfter(Duration delay) {
    return new Scripted(Outcome.FAILED, Optional.of(delay), Optional.empty());
  }

  static Scripted timesOut() {
    return new Scripted(Outcome.TIMED_OUT, Optional.empty(), Optional.empty());
  }

  static Scripted timesOutAndRetriesAfter(Duration delay) {
    return new Scripted(Outcome.TIMED_OUT, Optional.of(delay), Optional.empty());
  }

  static Scripted gives(String value) {
    return new Scripted(Outcome.COMPLETED, Optional.empty(), Optional.of(value));
  }
}
