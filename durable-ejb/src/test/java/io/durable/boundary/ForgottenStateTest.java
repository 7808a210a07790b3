package io.durable.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Caller;
import io.durable.Durable;
import io.durable.Failure;
import io.durable.Flow;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.engine.Change;
import io.durable.engine.Event;
import io.durable.function.Json;
import io.durable.model.JournalRow;
import io.durable.model.NewExecution;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import io.durable.plan.Recorder;
import io.durable.proof.Ground;
import io.durable.proof.On;
import io.durable.store.SqlStore;
import io.durable.testing.PlainJta;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/**
 * The state in memory is thrown away (a commit of unknown outcome, a connection lost) between the
 * begin of an attempt and its end; what the journal then says decides, never what was hoped.
 */
@On(Ground.POSTGRESQL)
class ForgottenStateTest {
  private static final Path PAY = Path.ROOT.child("pay");

  private final PlainJta jta = PlainJta.onNewDatabase(8);
  private final SqlStore store = new SqlStore(jta.dataSource());
  private final Transactions transactions =
      new JtaTransactions(jta.userTransaction(), jta.registry());
  private final UUID node = UUID.randomUUID();
  private final UUID execution = UUID.randomUUID();
  private final List<Decided> decisions = new ArrayList<>();
  private Boundary boundary;
  private Owned owned;

  @Durable("payment")
  static class Payment implements Workflow<String, String> {
    String pay(String in) {
      return in;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.step("pay", this::pay, in);
    }
  }

  @BeforeEach
  void own() throws Exception {
    execute("create table payment (who text not null)");
    var lease = new Lease(Duration.ofMinutes(5), System::nanoTime);
    lease.renew(lease.now());
    boundary =
        new Boundary(store, transactions, lease, InstantSource.system(), Json.withLimit(1_000_000));
    Definition definition = Recorder.record(new Payment());
    var hash = definition.plan().hash();
    transactions.own(
        Duration.ofSeconds(10),
        () -> {
          store.savePlan(hash, "payment", definition.plan().json());
          store.register(node, "test", Set.of(hash));
          return store.insert(
              new NewExecution(
                  execution,
                  "payment",
                  hash,
                  StringNode.valueOf("ann"),
                  "body",
                  StartOptions.none()));
        });
    var claimed =
        transactions.own(
            Duration.ofSeconds(10),
            () -> store.claim(node, Set.of(hash), Set.of("default"), 1).get(0));
    owned = new Owned(claimed, definition, decisions::add);
    boundary.resume(owned);
  }

  @AfterEach
  void close() {
    jta.close();
  }

  /** An attempt that the test writes. */
  private static final class Attempt implements UserCode {
    private final Transactions.Work<Event> code;
    private final AtomicInteger ends = new AtomicInteger();

    Attempt(Transactions.Work<Event> code) {
      this.code = code;
    }

    @Override
    public Event run() throws UserFailed {
      try {
        return code.call();
      } catch (Exception e) {
        throw new UserFailed(e);
      }
    }

    @Override
    public boolean cutOff() {
      return false;
    }

    @Override
    public void ended() {
      ends.incrementAndGet();
    }
  }

  @Test
  void aStepWhoseStateWasThrownAwayDoesNotCommitItsWritesOnAnEndThatItFindsInTheJournal()
      throws Exception {
    var attempt =
        new Attempt(
            () -> {
              execute("insert into payment values ('ann')");
              inAnotherTransaction(() -> store.cancel(execution, "no more", Caller.trusted("ann")));
              owned.forget();
              return paid();
            });

    var end = boundary.step(owned, Duration.ofSeconds(10), attempt);

    assertThat(end).isInstanceOf(StepEnd.StartOver.class);
    assertThat(payments()).as("without its checkpoint the payment is rolled back").isZero();
    boundary.resume(owned);
    assertThat(status()).isEqualTo(Status.CANCELLED);
    assertThat(payments()).isZero();
  }

  @Test
  void aStepDoesNotBeginOnAStateThatWasThrownAway() {
    owned.forget();
    var attempt =
        new Attempt(
            () -> {
              throw new AssertionError("the code must not run");
            });

    assertThat(boundary.step(owned, Duration.ofSeconds(10), attempt))
        .isInstanceOf(StepEnd.StartOver.class);
  }

  @Test
  void whatAStepIsCalledWithIsReadInItsOwnTransactionWhenTheStateWasThrownAway() throws Exception {
    var arguments =
        transactions.own(
            Duration.ofSeconds(10),
            () -> {
              owned.forget();
              return boundary.arguments(owned, new Change.RunStep(PAY, 1));
            });

    assertThat(arguments).isEqualTo(List.of("ann"));
  }

  @Test
  void aResultWhoseAttemptSomebodyElseEndedDoesNotCount() throws Exception {
    var timedOut = new Attempt(() -> null);
    boundary.decide(owned, timedOut(), timedOut);
    owned.forget();
    var late = new Attempt(() -> null);

    var counted = boundary.decide(owned, paid(), late);

    assertThat(counted).isFalse();
    assertThat(late.ends).hasValue(0);
  }

  @Test
  void aResultThatIsInTheJournalAlreadyCountsAndIsNotWrittenTwice() throws Exception {
    boundary.decide(owned, timedOut(), new Attempt(() -> null));
    var rows = number("select count(*) from durable.journal");
    owned.forget();

    assertThat(boundary.decide(owned, timedOut(), new Attempt(() -> null))).isTrue();
    assertThat(number("select count(*) from durable.journal")).isEqualTo(rows);
  }

  private static Event paid() {
    return new Event.Succeeded(PAY, 1, StringNode.valueOf("receipt"), Instant.now(), Instant.now());
  }

  /** To be tried again at once, so that the execution stays with this node. */
  private static Event timedOut() {
    return new Event.Failed(
        PAY,
        1,
        JournalRow.Outcome.TIMED_OUT,
        new Failure("OutOfTime", "too slow", "pay", ""),
        Optional.of(Instant.EPOCH),
        Instant.now(),
        Instant.now());
  }

  private Status status() throws Exception {
    return transactions.own(
        Duration.ofSeconds(10), () -> store.find(execution).orElseThrow().status());
  }

  private void inAnotherTransaction(Runnable work) throws Exception {
    var thread =
        new Thread(
            () -> {
              try {
                transactions.own(
                    Duration.ofSeconds(10),
                    () -> {
                      work.run();
                      return true;
                    });
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    thread.join();
  }

  private long payments() throws SQLException {
    return number("select count(*) from payment");
  }

  private long number(String sql) throws SQLException {
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = jta.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
