package io.durable.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ended: the key of its last entry, not a number of entries, so that rows that arrive
 * meanwhile make no gaps and no repeats.
 */
record Cursor(Instant at, UUID id) implements Comparable<Cursor> {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** Reads the text form. */
  static Cursor parse(String text) {
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
      var cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
      // A time that PostgreSQL does not know is nothing that a page has ended with.
      if (cursor.at().isBefore(Instant.EPOCH) || cursor.at().isAfter(LATEST)) {
        throw new IllegalArgumentException("a page that ended at " + cursor.at());
      }
      return cursor;
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("'" + text + "' is not the cursor of a page", e);
    }
  }

  /** As PostgreSQL orders them: an id by its bytes, which is not the order of Java. */
  @Override
  public int compareTo(Cursor other) {
    var byTime = at.compareTo(other.at);
    return byTime != 0 ? byTime : id.toString().compareTo(other.id.toString());
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
  }
}
