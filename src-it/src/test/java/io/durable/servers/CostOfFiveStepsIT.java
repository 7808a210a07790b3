package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an execution of five plain steps costs PostgreSQL, as PostgreSQL counts it: the statements
 * that write an execution and the transactions that commit, for executions started one by one
 * through REST in the EAR.
 */
@ExtendWith(ServerUnderTest.Parameter.class)
class CostOfFiveStepsIT {
  private static final int EXECUTIONS = 200;
  private static final int STEPS = 5;

  private final ServerUnderTest server;
  private final ExamplesClient examples;
  private final Sql sql;

  CostOfFiveStepsIT(ServerUnderTest server) {
    this.server = server;
    this.examples = new ExamplesClient(server);
    this.sql = new Sql(server.database().dataSource());
  }

  /** A statement of the engine and how often it ran. */
  private record Counted(long calls, String query) {
    boolean holds(String part) {
      return query.contains(part);
    }
  }

  @BeforeEach
  void countStatements() {
    sql.execute("create extension if not exists pg_stat_statements");
  }

  @Test
  void aStepCostsOneStatementAndOneCommitAndTheExecutionTwoMore() {
    run(20);
    sql.execute("select pg_stat_statements_reset()");
    var commits = commits();

    var began = System.nanoTime();
    run(EXECUTIONS);
    var took = Duration.ofNanos(System.nanoTime() - began);

    var committed = commits() - commits;
    var statements = statements();
    report(statements, committed, took);
    assertThat(journaled(EXECUTIONS + 20)).as("the journal holds every step").isTrue();
    assertThat(calls(statements, "insert into durable.journal"))
        .as("checkpoints, the last one with the end of its execution")
        .isEqualTo((long) EXECUTIONS * STEPS);
    assertThat(calls(statements, "insert into durable.execution"))
        .as("starts")
        .isEqualTo(EXECUTIONS);
    assertThat(calls(statements, "set owner = alive.id"))
        .as("claims: one execution each at most")
        .isLessThanOrEqualTo(EXECUTIONS + background(took));
    assertThat(writing(statements))
        .as("statements that write, for the executions")
        .isLessThanOrEqualTo(EXECUTIONS * (STEPS + 2) + background(took));
    assertThat(committed)
        .as("commits: those of the statements, and the answer of REST, which reads")
        .isLessThanOrEqualTo(EXECUTIONS * (STEPS + 3) + background(took));
  }

  /** What the node does anyway, whether executions run or not, a few times a second. */
  private static long background(Duration took) {
    return 20 + 10 * took.toSeconds();
  }

  private void run(int executions) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < executions; i++) {
      ids.add(examples.start("plain-letter", "letter.json"));
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> open() == 0);
    assertThat(examples.execution(ids.get(0)).get("status").asString()).isEqualTo("COMPLETED");
  }

  private long open() {
    return sql.number(
        "select count(*) from durable.execution"
            + " where workflow = 'plain-letter' and status <> 'COMPLETED'");
  }

  private boolean journaled(int executions) {
    return sql.number(
            "select count(*) from durable.journal j join durable.execution e on e.id = j.execution"
                + " where e.workflow = 'plain-letter' and j.outcome = 'COMPLETED'")
        == (long) executions * STEPS;
  }

  private long commits() {
    return sql.number(
        "select xact_commit from pg_stat_database where datname = current_database()");
  }

  private static long calls(List<Counted> statements, String part) {
    return statements.stream().filter(each -> each.holds(part)).mapToLong(Counted::calls).sum();
  }

  private static long writing(List<Counted> statements) {
    return statements.stream()
        .filter(each -> each.holds("durable."))
        .filter(each -> each.holds("insert into") || each.holds("update durable"))
        .mapToLong(Counted::calls)
        .sum();
  }

  private void report(List<Counted> statements, long committed, Duration took) {
    System.out.printf(
        "%s: %d executions of %d steps in %d ms, %.2f commits each%n",
        server.kind().title(), EXECUTIONS, STEPS, took.toMillis(), (double) committed / EXECUTIONS);
    statements.forEach(
        each ->
            System.out.printf(
                "  %.2f each: %.110s%n",
                (double) each.calls() / EXECUTIONS, each.query().replaceAll("\\s+", " ")));
  }

  private List<Counted> statements() {
    return sql.rows(
        row -> new Counted(row.getLong("calls"), row.getString("query")),
        "select sum(calls) as calls, query from pg_stat_statements group by query order by 1 desc");
  }
}
