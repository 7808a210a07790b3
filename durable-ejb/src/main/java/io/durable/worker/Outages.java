package io.durable.worker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of what goes wrong in hundreds of places at once while the database is away: one line a
 * minute is a warning, the rest is for those who look for it.
 */
final class Outages {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final AtomicLong toldNanos = new AtomicLong(System.nanoTime() - MINUTE);

  void tell(String line) {
    var now = System.nanoTime();
    var last = toldNanos.get();
    if (now - last >= MINUTE && toldNanos.compareAndSet(last, now)) {
      Log.warning(line);
    } else {
      Log.debug(() -> line);
    }
  }
}
