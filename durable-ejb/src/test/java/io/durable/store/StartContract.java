package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.BusinessKeyTaken;
import io.durable.IdempotencyConflict;
import io.durable.InputDoesNotFit;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.model.NewExecution;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Starts and their keys. */
abstract class StartContract extends StoreScene {

  @Test
  void aStartIsClaimedWithItsInput() {
    var id = started();

    var claimed = claims(node, 10);

    assertThat(claimed).hasSize(1);
    assertThat(claimed.get(0).claim().execution()).isEqualTo(id);
    assertThat(claimed.get(0).status()).isEqualTo(Status.PENDING);
    assertThat(claimed.get(0).input()).isEqualTo(JSON.objectNode().put("total", 7));
    assertThat(claimed.get(0).takenOver()).isFalse();
    assertThat(status(id)).isEqualTo(Status.RUNNING);
  }

  @Test
  void aStartForLaterWaitsForItsTime() {
    var at = now().plusSeconds(3600);
    var id = started(StartOptions.none().at(at));

    assertThat(claims(node, 10)).isEmpty();
    assertThat(tx(() -> store.nextDue(Set.of(plan), QUEUES))).contains(at);

    ground().advance(Duration.ofSeconds(3601));
    var awake = newNode();
    assertThat(claims(awake, 10)).extracting(c -> c.claim().execution()).containsExactly(id);
  }

  @Test
  void theSameIdempotencyKeyGivesTheFirstExecution() {
    var options = StartOptions.none().idempotencyKey("key-" + plan);
    var first = started(options);

    assertThat(tx(() -> store.insert(start(options)))).contains(first);

    var other = start(options);
    var changed =
        new NewExecution(
            other.id(), other.workflow(), plan, other.input(), "another hash", options);
    assertThatThrownBy(() -> tx(() -> store.insert(changed)))
        .isInstanceOf(IdempotencyConflict.class);
  }

  @Test
  void aBusinessKeyIsFreeAgainWhenItsExecutionHasEnded() {
    var options = StartOptions.none().businessKey("key-" + plan);
    var claim = claimed(started(options));
    assertThatThrownBy(() -> started(options)).isInstanceOf(BusinessKeyTaken.class);

    written(moves(claim, finished()));

    assertThat(tx(() -> store.insert(start(options)))).isEmpty();
  }

  @Test
  void aRefusedStartLeavesTheTransactionUsable() {
    var options = StartOptions.none().businessKey("key-" + plan);
    started(options);
    var another = start(StartOptions.none());

    run(
        () -> {
          assertThatThrownBy(() -> store.insert(start(options)))
              .isInstanceOf(BusinessKeyTaken.class);
          store.insert(another);
        });

    assertThat(status(another.id())).isEqualTo(Status.PENDING);
  }

  @Test
  @Line(2)
  void anInputWithTheCharacterNulIsRefusedAndTheTransactionStaysUsable() {
    var another = start(StartOptions.none());
    var nul =
        new NewExecution(
            UUID.randomUUID(), "orders", plan, text("a\0b"), "hash", StartOptions.none());

    run(
        () -> {
          assertThatThrownBy(() -> store.insert(nul)).isInstanceOf(InputDoesNotFit.class);
          store.insert(another);
        });

    assertThat(status(another.id())).isEqualTo(Status.PENDING);
    assertThat(tx(() -> store.find(nul.id()))).isEmpty();
  }

  @Test
  void aPlanIsSavedOnce() {
    run(() -> store.savePlan(plan, "orders", "{\"later\":true}"));

    assertThat(tx(() -> store.planJson(plan))).contains("{}");
    assertThat(tx(() -> store.planJson("unknown"))).isEmpty();
  }
}
