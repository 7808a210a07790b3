package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.AwaitInTransaction;
import io.durable.AwaitTimeout;
import io.durable.BusinessKeyTaken;
import io.durable.Caller;
import io.durable.Durable;
import io.durable.Execution;
import io.durable.Flow;
import io.durable.IdempotencyConflict;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.Value;
import io.durable.WaitClosed;
import io.durable.Workflow;
import io.durable.WorkflowClient;
import io.durable.proof.Line;
import io.durable.proof.On;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client does belongs to its caller's transaction; only a real database can show that. */
@On(io.durable.proof.Ground.POSTGRESQL)
class CallersTransactionTest {
  private static final Caller ANN = Caller.trusted("ann");

  @Durable("waiting")
  static class Waiting implements Workflow<String, String> {
    String begin(String in) {
      return in;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.step("begin", this::begin, in);
      var ready = flow.event("ready", String.class);
      var decision = flow.approval("desk").prompt("Go?");
      return flow.combine((r, d) -> r + " " + d.outcome(), ready, decision);
    }
  }

  @Durable("quick")
  static class Quick implements Workflow<String, String> {
    String work(String in) {
      return in;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.step("work", this::work, in);
    }
  }

  private PostgresGround ground;
  private Rig rig;
  private WorkflowClient client;
  private UserTransaction transaction;

  @BeforeEach
  void start() {
    ground = new PostgresGround();
    rig = new Rig(ground, new Waiting(), new Quick());
    client = rig.client();
    transaction = ground.jta().userTransaction();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private <T> T rolledBack(Callable<T> call) throws Exception {
    transaction.begin();
    try {
      return call.call();
    } finally {
      transaction.rollback();
    }
  }

  private UUID waiting() {
    var id = client.start(Waiting.class, "x").id();
    rig.parked(id);
    return id;
  }

  private UUID atTheDesk() {
    var id = waiting();
    client.sendEvent(id, "ready", "r", Optional.empty());
    rig.awaitJournal(id, 2);
    rig.parked(id);
    return client.get(id).waits().get(0).id();
  }

  @Test
  void aStartThatIsRolledBackLeavesNoTrace() throws Exception {
    var id = rolledBack(() -> client.start(Quick.class, "x").id());

    assertThat(client.find(id)).isEmpty();
  }

  @Test
  void aStartIsSeenInItsTransactionAndRunsAfterItsCommit() throws Exception {
    transaction.begin();
    var id = client.start(Quick.class, "x").id();
    assertThat(client.find(id)).map(Execution::status).contains(Status.PENDING);
    transaction.commit();

    assertThat(rig.end(id).execution().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void anEventThatIsRolledBackIsNotSeen() throws Exception {
    var id = waiting();

    rolledBack(
        () -> {
          client.sendEvent(id, "ready", "no", Optional.empty());
          return id;
        });
    client.sendEvent(id, "ready", "yes", Optional.empty());
    rig.awaitJournal(id, 2);

    assertThat(client.get(id).journal().get(1).value().orElseThrow().stringValue())
        .isEqualTo("yes");
  }

  @Test
  void anEventByKeyThatIsRolledBackIsNotSeen() throws Exception {
    var id = client.start(Waiting.class, "x", StartOptions.none().businessKey("k")).id();
    rig.parked(id);

    var reached = rolledBack(() -> client.sendEvent("k", "ready", "no", Optional.empty()));

    assertThat(reached).containsExactly(id);
    assertThat(client.get(id).journal()).hasSize(1);
    assertThat(client.get(id).waits()).hasSize(1);
  }

  @Test
  void anApprovalThatIsRolledBackLeavesTheWaitOpen() throws Exception {
    var wait = atTheDesk();

    rolledBack(
        () -> {
          client.approve(wait, ANN, "");
          return wait;
        });

    assertThat(client.getWait(wait).open()).isTrue();
    client.reject(wait, ANN, "");
    var ended = rig.end(client.getWait(wait).execution());
    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("r REJECTED");
  }

  @Test
  void aCancelThatIsRolledBackHasNotHappened() throws Exception {
    var id = waiting();

    rolledBack(
        () -> {
          client.cancel(id, "no", ANN);
          return id;
        });
    client.sendEvent(id, "ready", "r", Optional.empty());

    rig.awaitJournal(id, 2);
    assertThat(rig.parked(id).waits()).hasSize(1);
  }

  @Test
  void aTypedRefusalDoesNotSpoilTheCallersTransaction() throws Exception {
    var taken = StartOptions.none().businessKey("k");
    client.start(Waiting.class, "x", taken);
    var wait = atTheDesk();
    client.approve(wait, ANN, "");
    rig.end(client.getWait(wait).execution());

    transaction.begin();
    assertThatThrownBy(() -> client.start(Waiting.class, "x", taken))
        .isInstanceOf(BusinessKeyTaken.class);
    assertThatThrownBy(() -> client.approve(wait, ANN, "")).isInstanceOf(WaitClosed.class);
    var id = client.start(Quick.class, "x").id();
    transaction.commit();

    assertThat(rig.end(id).execution().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void awaitingAResultInATransactionIsRefused() throws Exception {
    var id = waiting();

    transaction.begin();
    try {
      assertThatThrownBy(() -> client.await(id, Duration.ofSeconds(1)))
          .isInstanceOf(AwaitInTransaction.class);
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void awaitingEndsAfterItsTimeAndTheExecutionGoesOn() {
    var id = waiting();

    assertThatThrownBy(() -> client.await(id, Duration.ofMillis(50)))
        .isInstanceOf(AwaitTimeout.class);

    assertThat(client.find(id)).map(Execution::status).contains(Status.WAITING);
  }

  @Test
  void anIdempotencyKeyGivesTheFirstExecutionAndRefusesAnotherBody() {
    var key = StartOptions.none().idempotencyKey("i");

    var first = client.start(Quick.class, "x", key);
    var second = client.start(Quick.class, "x", key);

    assertThat(first.existing()).isFalse();
    assertThat(second.existing()).isTrue();
    assertThat(second.id()).isEqualTo(first.id());
    assertThatThrownBy(() -> client.start(Quick.class, "y", key))
        .isInstanceOf(IdempotencyConflict.class);
  }

  @Test
  @Line(49)
  void aCallerThatStaysOpenAfterAnyCallStallsNobody() throws Exception {
    var event = waiting();
    var wait = atTheDesk();
    var cancelled = waiting();

    transaction.begin();
    var started = client.start(Quick.class, "x").id();
    client.sendEvent(event, "ready", "r", Optional.empty());
    client.approve(wait, ANN, "");
    client.cancel(cancelled, "no", ANN);
    var suspended = ground.jta().transactionManager().suspend();
    // Everybody else goes on while that transaction is open: neighbours, and other signals to the
    // same executions.
    var neighbour = client.start(Quick.class, "y").id();
    assertThat(rig.end(neighbour).execution().status()).isEqualTo(Status.COMPLETED);
    var other = waiting();
    client.cancel(other, "no", ANN);
    assertThat(rig.end(other).execution().status()).isEqualTo(Status.CANCELLED);
    client.cancel(event, "no", ANN);
    assertThat(rig.end(event).execution().status()).isEqualTo(Status.CANCELLED);
    ground.jta().transactionManager().resume(suspended);
    transaction.commit();

    assertThat(rig.end(started).execution().status()).isEqualTo(Status.COMPLETED);
    assertThat(rig.end(cancelled).execution().status()).isEqualTo(Status.CANCELLED);
    assertThat(rig.end(client.getWait(wait).execution()).execution().status())
        .isEqualTo(Status.COMPLETED);
  }
}
