package io.durable.boundary;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long this node may still believe in its claims, by monotonic time: no clock that somebody
 * sets plays a part. Two thirds of the lease after the last heartbeat that got through, it stops
 * claiming and committing, before others may take over.
 */
public final class Lease {
  private final long whole;
  private final long trusted;
  private final LongSupplier nanos;
  private volatile long renewed;
  private volatile long since;
  private volatile boolean held;

  public Lease(Duration lease, LongSupplier nanos) {
    this.whole = lease.toNanos();
    this.trusted = lease.toNanos() / 3 * 2;
    this.nanos = nanos;
  }

  /** The time, to be taken before a heartbeat is sent. */
  public long now() {
    return nanos.getAsLong();
  }

  /** A heartbeat that was sent at this time got through. */
  public void renew(long sentAt) {
    if (!held || sentAt - renewed >= trusted) {
      since = sentAt;
    }
    renewed = sentAt;
    held = true;
  }

  /** The node was declared dead, or stopped. */
  public void lose() {
    held = false;
  }

  /** Whether claims may be used. */
  public boolean valid() {
    return held && nanos.getAsLong() - renewed < trusted;
  }

  /**
   * Whether it has been valid for the time of a whole lease without a gap, so that every other
   * living node has had the time to renew its own.
   */
  public boolean settled() {
    return valid() && nanos.getAsLong() - since >= whole;
  }

  /** How long ago the last heartbeat that got through was sent. */
  public Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - renewed);
  }

  @Override
  public String toString() {
    return (valid() ? "valid" : "run out")
        + ", renewed "
        + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - renewed)
        + " ms ago";
  }
}
