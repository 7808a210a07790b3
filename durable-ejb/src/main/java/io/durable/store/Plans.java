package io.durable.store;

import java.util.Optional;

/** Plans by their hash. */
final class Plans {

  // Safe with two nodes: the hash is the key, and equal hashes mean that one plan can go on with
  // the executions of the other.
  private static final String SAVE =
      """
      insert into durable.plan (hash, workflow, plan, saved_at)
      values (?, ?, ?, durable.clock())
      on conflict (hash) do nothing
      """;

  // Safe with two nodes: a saved plan never changes.
  private static final String BY_HASH =
      """
      select plan
      from durable.plan
      where hash = ?
      """;

  private final Database database;

  Plans(Database database) {
    this.database = database;
  }

  void save(String hash, String workflow, String json) {
    database.update(SAVE, hash, workflow, json);
  }

  Optional<String> json(String hash) {
    return database.queryOne(BY_HASH, row -> row.getString("plan"), hash);
  }
}
