package io.durable.plan;

import io.durable.Done;
import io.durable.Value;
import java.time.Duration;
import java.time.Instant;

/** A timer while it is recorded. */
final class SleepDraft extends NodeDraft {
  private final Expression time;
  private final boolean absolute;

  SleepDraft(Recording recording, String name, Value<?> time, boolean absolute) {
    super(recording, name);
    this.time = recording.values().use(time, site(), path(), "its time");
    this.absolute = absolute;
  }

  /** A timer of constant length. */
  static SleepDraft lasting(Recording recording, String name, Duration time) {
    var draft =
        new SleepDraft(
            recording,
            name,
            recording.values().constant(time == null ? Duration.ZERO : time),
            false);
    if (time == null || time.isNegative()) {
      draft.error("it sleeps for " + time, "Give a time that is not negative");
    }
    return draft;
  }

  /** A timer for a constant time. */
  static SleepDraft until(Recording recording, String name, Instant time) {
    var draft =
        new SleepDraft(
            recording,
            name,
            recording.values().constant(time == null ? Instant.EPOCH : time),
            true);
    if (time == null) {
      draft.error("it sleeps until null", "Give a time");
    }
    return draft;
  }

  @Override
  SleepNode build() {
    recording().code().result(path(), Done.class);
    return new SleepNode(path(), time, absolute);
  }
}
