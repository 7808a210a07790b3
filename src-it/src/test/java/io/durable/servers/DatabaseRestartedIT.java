package io.durable.servers;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.durable.proof.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database crashes and recovers under the server: every connection of its pool is dead. */
@ExtendWith(ServerUnderTest.Parameter.class)
class DatabaseRestartedIT {

  /** More at once than the pool has connections, so that each of these is used. */
  private static final int REQUESTS = 30;

  private final ExamplesClient examples;
  private final Sql sql;

  DatabaseRestartedIT(ServerUnderTest server) {
    this.examples = new ExamplesClient(server);
    this.sql = new Sql(server.database().dataSource());
  }

  @Test
  @Line(38)
  void whatRunsAndWhatWaitsGoesOnByItselfAndThePoolIsFreshAgain() throws Exception {
    var waiting = examples.start("order-fulfilment", "order-large.json");
    var question = examples.awaitQuestion(waiting);
    var running = examples.start("order-fulfilment", "order-slow.json");
    examples.awaitLedger(running, "CHARGED");

    crash();

    examples.awaitStatus(running, "COMPLETED");
    noConnectionOfThePoolIsDead(running);
    assertThat(examples.approve(question)).isEqualTo(200);
    examples.awaitStatus(waiting, "COMPLETED");
    for (var order : new String[] {running, waiting}) {
      assertThat(examples.witness(order)).filteredOn(saw -> saw.startsWith("reserved")).hasSize(1);
      assertThat(examples.witness(order)).filteredOn(saw -> saw.startsWith("packed")).hasSize(1);
      assertThat(examples.ledger(order)).filteredOn("CHARGED"::equals).hasSize(1);
    }
  }

  private void noConnectionOfThePoolIsDead(String order) {
    var asked = Stream.generate(() -> supplyAsync(() -> examples.execution(order)));

    var answers = asked.limit(REQUESTS).toList().stream().map(CompletableFuture::join);

    assertThat(answers).allSatisfy(seen -> assertThat(seen.get("id").asString()).isEqualTo(order));
  }

  /** When one backend is killed, PostgreSQL ends all of them and recovers from its log. */
  private void crash() throws IOException, InterruptedException {
    var before = bootOfTheDatabase();
    var backend =
        sql.number(
            """
            select min(pid)
            from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid()
            """);

    assertThat(new ProcessBuilder("kill", "-9", String.valueOf(backend)).start().waitFor())
        .isZero();

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> !bootOfTheDatabase().equals(before));
  }

  /** The checkpointer is started anew with each recovery. */
  private String bootOfTheDatabase() {
    return sql.rows(
            row -> row.getString(1),
            "select pid from pg_stat_activity where backend_type = 'checkpointer'")
        .get(0);
  }
}
