package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.WaitKind;
import io.durable.model.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an execution costs in statements, as PostgreSQL counts them itself. */
class StatementCountTest extends PostgresScene {

  @BeforeAll
  void countStatements() {
    postgres().execute("create extension pg_stat_statements");
  }

  @Test
  void aStartIsOneStatement() {
    var start = start(StartOptions.none());

    assertThat(statements(() -> tx(() -> store.insert(start)))).isEqualTo(1);
  }

  @Test
  void aClaimIsOneStatementForAll() {
    started();
    started();

    assertThat(statements(() -> assertThat(claims(node, 10)).hasSize(2))).isEqualTo(1);
  }

  @Test
  void aCheckpointIsOneStatement() {
    var claim = running();
    var row = completed("a", 1);

    assertThat(statements(() -> written(rows(claim, row)))).isEqualTo(1);
  }

  @Test
  void aGroupOfCheckpointsIsOneStatement() {
    var one = running();
    var two = running();
    var row = completed("a", 1);

    assertThat(statements(() -> tx(() -> store.writeAll(List.of(rows(one, row), rows(two, row))))))
        .isEqualTo(1);
  }

  @Test
  void theLastCheckpointAndTheFinishAreOneStatement() {
    var claim = running();
    var last =
        new Checkpoint(
            claim,
            List.of(completed("a", 1)),
            List.of(),
            Map.of(),
            List.of(),
            Optional.of(finished()));

    assertThat(statements(() -> written(last))).isEqualTo(1);
  }

  @Test
  void aParkIsTwoStatements() {
    var claim = running();
    var wait = wait("risk", WaitKind.APPROVAL);
    var park =
        new Checkpoint(
            claim, List.of(), List.of(wait), Map.of(), List.of(), Optional.of(parked(0)));

    assertThat(
            statements(
                () ->
                    run(
                        () -> {
                          store.write(park);
                          store.recheckInbox(claim.execution());
                        })))
        .isEqualTo(2);
  }

  @Test
  void anAnswerIsOneStatement() {
    var wait = wait("risk", WaitKind.APPROVAL);
    parkedWith(wait);

    assertThat(statements(() -> tx(() -> store.answer(wait.id(), text("yes"), ANNA)))).isEqualTo(1);
  }

  @Test
  void aHundredThousandParkedExecutionsDoNotSlowTheClaim() {
    parkMany(100_000);
    started();
    started();

    var plan = postgres().text(CLAIM_LOOKS_AT.formatted(this.plan));

    assertThat(plan).contains("execution_due").doesNotContain("Seq Scan on execution");
    assertThat(claims(node, 10)).hasSize(2);
  }

  private static final String CLAIM_LOOKS_AT =
      """
      explain
      select e.id
      from durable.execution e
      where e.owner is null
        and e.due_at is not null
        and e.status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING')
        and e.queue = 'default'
        and e.priority = 0
        and e.due_at <= (select durable.clock())
        and e.plan_hash = any(cast('{"%s"}' as text[]))
      order by e.due_at
      limit 10
      for no key update skip locked
      """;

  private void parkMany(int count) {
    postgres()
        .execute(
            """
            insert into durable.execution (
              id, workflow, plan_hash, status, queue, priority, created_at, due_at)
            select gen_random_uuid(), 'orders', '%s', 'WAITING', 'default', 0, durable.clock(),
                   case when n %% 2 = 0 then durable.clock() + interval '30 days' end
            from generate_series(1, %d) as n;
            analyze durable.execution
            """
                .formatted(plan, count));
  }

  private long statements(Runnable work) {
    postgres().text("select pg_stat_statements_reset()");
    work.run();
    return postgres()
        .number(
            """
            select coalesce(sum(s.calls), 0)
            from pg_stat_statements s
            join pg_database d on d.oid = s.dbid
            where d.datname = current_database()
              and s.toplevel
              and s.query like '%durable.%'
            """);
  }
}
