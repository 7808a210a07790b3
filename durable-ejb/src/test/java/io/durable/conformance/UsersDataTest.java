package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.On;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transactional step's writes and its checkpoint commit together or not at all. */
@On(io.durable.proof.Ground.POSTGRESQL)
class UsersDataTest {

  private PostgresGround ground;
  private Rig rig;

  @BeforeEach
  void open() throws SQLException {
    ground = new PostgresGround();
    execute(
        "create table account (id int primary key, balance int not null)",
        "create table owner (id int primary key)",
        "create table pet (id int primary key,"
            + " owner int references owner deferrable initially deferred)",
        "insert into account values (1, 100)");
  }

  @AfterEach
  void close() {
    if (rig != null) {
      rig.close();
    } else {
      ground.close();
    }
  }

  private void execute(String... statements) throws SQLException {
    execute(ground.jta().dataSource(), statements);
  }

  private static void execute(DataSource source, String... statements) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String ask(String sql) throws SQLException {
    return ask(ground.jta().dataSource(), sql);
  }

  private static String ask(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** A step that the test writes. */
  @FunctionalInterface
  interface Work {
    String on(DataSource source) throws Exception;
  }

  @Durable("users-data")
  static class UsersData implements Workflow<String, String> {
    private final DataSource source;
    private final Work work;
    private final Retry retry;
    final AtomicInteger calls = new AtomicInteger();

    UsersData(DataSource source, Retry retry, Work work) {
      this.source = source;
      this.retry = retry;
      this.work = work;
    }

    String work(String in) throws Exception {
      calls.incrementAndGet();
      return work.on(source);
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.step("work", this::work, in).retry(retry);
    }
  }

  private UsersData workflow(Retry retry, Work work) {
    var workflow = new UsersData(ground.jta().dataSource(), retry, work);
    rig = new Rig(ground, workflow);
    return workflow;
  }

  private io.durable.ExecutionDetail run() {
    return rig.end(rig.client().start(UsersData.class, "x").id());
  }

  @Test
  void aStepsWritesAreGoneWithItsFailure() throws SQLException {
    workflow(
        Retry.never(),
        source -> {
          execute(source, "update account set balance = 0");
          throw new IllegalStateException("after the update");
        });

    var ended = run();

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ask("select balance from account")).isEqualTo("100");
  }

  @Test
  void aStepsWritesAreThereWithItsCheckpoint() throws SQLException {
    workflow(
        Retry.never(),
        source -> {
          execute(source, "update account set balance = balance - 1");
          return ask(source, "select pg_backend_pid() || ' ' || txid_current()");
        });

    assertThat(run().execution().status()).isEqualTo(Status.COMPLETED);
    assertThat(ask("select balance from account")).isEqualTo("99");
  }

  @Test
  void aConstraintThatFailsAtTheCommitIsAFailedAttemptWithItsCause() throws SQLException {
    var workflow =
        workflow(
            Retry.constant(2, Duration.ZERO),
            source -> {
              execute(source, "insert into pet values (1, 99)");
              return "inserted";
            });

    var ended = run();

    assertThat(Rig.journal(ended)).containsExactly("work 1 FAILED", "work 2 FAILED");
    assertThat(workflow.calls).hasValue(2);
    assertThat(ended.failure().orElseThrow().stack()).contains("pet_owner_fkey");
    assertThat(ask("select count(*) from pet")).isEqualTo("0");
  }

  @Test
  void aDeadlockIsTriedAgainWithoutUsingAnAttempt() {
    var workflow =
        workflow(
            Retry.never(),
            new Work() {
              private final AtomicInteger calls = new AtomicInteger();

              @Override
              public String on(DataSource source) throws Exception {
                if (calls.incrementAndGet() < 3) {
                  throw new IllegalStateException(new SQLException("pretended", "40P01"));
                }
                return "done";
              }
            });

    var ended = run();

    assertThat(Rig.journal(ended)).containsExactly("work 1 COMPLETED");
    assertThat(workflow.calls).hasValue(3);
  }

  @Test
  void aStepThatMarksItsTransactionForRollbackHasFailed() throws SQLException {
    workflow(
        Retry.never(),
        source -> {
          execute(source, "update account set balance = 0");
          ground.jta().userTransaction().setRollbackOnly();
          return "done";
        });

    var ended = run();

    assertThat(Rig.journal(ended)).containsExactly("work 1 FAILED");
    assertThat(ask("select balance from account")).isEqualTo("100");
  }

  @Test
  void aConnectionThatIsCutInAStepCostsNoAttempt() throws SQLException {
    var workflow =
        workflow(
            Retry.never(),
            new Work() {
              private final AtomicInteger calls = new AtomicInteger();

              @Override
              public String on(DataSource source) throws Exception {
                execute(source, "update account set balance = balance - 1");
                if (calls.incrementAndGet() == 1) {
                  var pid = ask(source, "select pg_backend_pid()");
                  terminate(pid);
                }
                return "done";
              }
            });

    var ended = run();

    assertThat(Rig.journal(ended)).containsExactly("work 1 COMPLETED");
    assertThat(workflow.calls).hasValue(2);
    assertThat(ask("select balance from account")).isEqualTo("99");
  }

  /** From another transaction, so on another connection. */
  private void terminate(String pid) throws Exception {
    var manager = ground.jta().transactionManager();
    var own = manager.suspend();
    try {
      execute("select pg_terminate_backend(" + pid + ")");
    } finally {
      manager.resume(own);
    }
  }
}
