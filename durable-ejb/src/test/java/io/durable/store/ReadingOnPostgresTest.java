package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.proof.On;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of reading on PostgreSQL. */
@On(io.durable.proof.Ground.POSTGRESQL)
class ReadingOnPostgresTest extends ReadingContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }

  @Test
  void whatIsReadLiesInTheDatabaseThatIsWritten() {
    try (var elsewhere = new PostgresGround()) {
      var here = started();

      assertThat(elsewhere.tx(() -> elsewhere.store().find(here))).isEmpty();
      assertThat(tx(() -> store.find(here))).isPresent();
    }
  }

  @Test
  void whatTheTransactionWroteIsReadInItBeforeTheCommit() {
    var start = start(StartOptions.none());

    var found =
        tx(
            () -> {
              store.insert(start);
              return List.of(store.find(start.id()), store.detail(start.id()));
            });

    assertThat(found).allMatch(Optional::isPresent);
  }
}
