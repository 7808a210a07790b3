package io.durable.store;

import io.durable.SignalInDoubt;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Waits two seconds at most for another open transaction, without dooming the caller's: under a
 * savepoint, with a lock timeout that is put back afterwards. Written as SQL, because servers
 * refuse the savepoints of JDBC inside a JTA transaction.
 */
final class Patience {

  // Gives the value of before; rolling back to the savepoint puts it back by itself.
  private static final String LIMIT =
      """
      select current_setting('lock_timeout') as before, set_config('lock_timeout', '2s', true)
      """;

  private static final String PUT_BACK =
      """
      select set_config('lock_timeout', ?, true)
      """;

  private static final String SAVEPOINT = "savepoint durable_patience";
  private static final String RELEASE = "release savepoint durable_patience";
  private static final String ROLLBACK = "rollback to savepoint durable_patience";

  // lock_not_available, deadlock_detected: somebody else holds what we want, and has not decided
  // yet.
  private static final Set<String> IN_DOUBT = Set.of("55P03", "40P01");

  private final Database database;

  Patience(Database database) {
    this.database = database;
  }

  /**
   * Does the work; when it had to wait for too long, gives up with the typed refusal.
   *
   * @param inDoubt makes the refusal
   */
  <T> T within(Supplier<T> work, Function<StoreFailed, ? extends RuntimeException> inDoubt) {
    database.execute(SAVEPOINT);
    var before = database.queryOne(LIMIT, row -> row.getString("before")).orElseThrow();
    T result;
    try {
      result = work.get();
    } catch (StoreFailed e) {
      giveUp(e);
      throw IN_DOUBT.contains(e.sqlState()) ? inDoubt.apply(e) : e;
    }
    database.execute(RELEASE);
    database.queryOne(PUT_BACK, row -> row.getString(1), before);
    return result;
  }

  /** Only an event id can collide with what another open transaction has inserted. */
  <T> T withEventId(Optional<String> eventId, Supplier<T> work) {
    if (eventId.isEmpty()) {
      return work.get();
    }
    return within(
        work,
        refused -> {
          var doubt =
              new SignalInDoubt(
                  Optional.empty(),
                  "another open transaction sends the event '%s'; try again"
                      .formatted(eventId.get()));
          doubt.initCause(refused);
          return doubt;
        });
  }

  private void giveUp(StoreFailed because) {
    try {
      database.execute(ROLLBACK);
      database.execute(RELEASE);
    } catch (StoreFailed e) {
      because.addSuppressed(e);
    }
  }
}
