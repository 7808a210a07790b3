package io.durable.worker;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The database's clock, carried on between samples by monotonic time: no clock of this machine
 * plays a part (invariant 14), and no statement is needed to ask for the time.
 */
public final class DatabaseClock implements InstantSource {
  private final LongSupplier nanos;
  private volatile Sample sample;

  private record Sample(Instant at, long nanos) {}

  public DatabaseClock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The database said {@code at}, at some moment between {@code before} and now. */
  void sampled(Instant at, long before) {
    var now = nanos.getAsLong();
    sample = new Sample(at, before + (now - before) / 2);
  }

  @Override
  public Instant instant() {
    var last = sample;
    if (last == null) {
      throw new IllegalStateException("the database has not been asked for the time yet");
    }
    return last.at().plusNanos(nanos.getAsLong() - last.nanos());
  }
}
