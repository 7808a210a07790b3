package io.durable.store;

import java.time.Instant;

/** The one clock of all nodes: the database's. */
final class Clock {

  // Safe with two nodes: reads only, and both read the same clock.
  private static final String NOW =
      """
      select durable.clock() as at
      """;

  private final Database database;

  Clock(Database database) {
    this.database = database;
  }

  Instant now() {
    return database.queryOne(NOW, row -> Database.time(row, "at")).orElseThrow();
  }
}
