package io.durable.client;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Makes ids of version 7: time-ordered for locality in indexes, and for nothing else. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final InstantSource clock;

  Ids(InstantSource clock) {
    this.clock = clock;
  }

  UUID next() {
    var millis = clock.millis();
    var high = (millis << 16) | 0x7000L | (RANDOM.nextLong() & 0xFFFL);
    var low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
