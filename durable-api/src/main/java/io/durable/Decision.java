package io.durable;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to an {@link Approval}.
 *
 * @param outcome what was decided
 * @param comment why, empty when nothing was said
 * @param by the name of who decided, empty when the time for it passed
 * @param at when it was decided, absent when the time for it passed
 */
public record Decision(Outcome outcome, String comment, String by, Optional<Instant> at) {

  public Decision {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(comment, "comment");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }

  /** What was decided. */
  public enum Outcome {
    APPROVED,
    REJECTED,
    /** nobody decided within the time */
    EXPIRED
  }

  /** For {@code orElse}: nobody decided within the time. */
  public static Decision expired() {
    return new Decision(Outcome.EXPIRED, "", "", Optional.empty());
  }
}
