package io.durable.store;

import io.durable.proof.On;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Scenes with several open transactions, which only a real database can play. */
@On(io.durable.proof.Ground.POSTGRESQL)
abstract class PostgresScene extends StoreScene {

  @Override
  Ground newGround() {
    return new PostgresGround();
  }

  PostgresGround postgres() {
    return (PostgresGround) ground();
  }

  Session session() {
    return new Session(postgres());
  }

  /** Waits until somebody waits for a lock. */
  void untilSomebodyWaits() {
    Awaitility.await("a session that waits for a lock")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> waiting() > 0);
  }

  private long waiting() {
    return postgres()
        .number(
            """
            select count(*)
            from pg_stat_activity
            where datname = current_database()
              and wait_event_type = 'Lock'
            """);
  }

  /**
   * Fails when the work waits for anybody: it has a fifth of the patience that waiting would take.
   */
  <T> T promptly(Callable<T> work) {
    var begin = System.nanoTime();
    var result = tx(work);
    var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    if (millis > 1000) {
      throw new AssertionError("it took " + millis + " ms");
    }
    return result;
  }
}
