package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.BusinessKeyTaken;
import io.durable.IdempotencyConflict;
import io.durable.InputDoesNotFit;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.WaitKind;
import io.durable.model.Checkpoint.Move;
import io.durable.model.Claimed;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.NewExecution;
import io.durable.store.Store.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Starts, claims, checkpoints, hand-over and take-over. */
abstract class OwnershipContract extends StoreScene {

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
  void aClaimIsExclusive() {
    var id = started();
    claims(node, 10);

    assertThat(claims(newNode(), 10)).isEmpty();
    assertThat(claimsOf(id)).isEmpty();
  }

  @Test
  void onlyServedPlansAndQueuesAreClaimed() {
    var id = started(StartOptions.none().queue("slow"));

    assertThat(tx(() -> store.claim(node, Set.of("other"), Set.of("slow"), 10))).isEmpty();
    assertThat(claims(node, 10)).isEmpty();
    assertThat(tx(() -> store.nextDue(Set.of(plan), QUEUES))).isEmpty();
    assertThat(tx(() -> store.nextDue(Set.of(plan), Set.of("slow")))).isPresent();

    assertThat(tx(() -> store.claim(node, Set.of(plan), Set.of("slow"), 10)))
        .extracting(claimed -> claimed.claim().execution())
        .containsExactly(id);
  }

  @Test
  void aHintLeadsToNoClaimFromAQueueThatTheNodeDoesNotServe() {
    var id = started(StartOptions.none().queue("gpu"));

    assertThat(claimsOf(id)).isEmpty();

    assertThat(tx(() -> store.claimThese(node, Set.of(plan), Set.of("gpu"), List.of(id))))
        .hasSize(1);
  }

  @Test
  void higherPrioritiesAndOlderStartsComeFirst() {
    var old = started();
    var young = started();
    var urgent = started(StartOptions.none().priority(9));

    assertThat(claims(node, 2))
        .extracting(claimed -> claimed.claim().execution())
        .containsExactly(urgent, old);
    assertThat(claims(node, 2))
        .extracting(claimed -> claimed.claim().execution())
        .containsExactly(young);
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
  void anUnknownNodeClaimsNothing() {
    started();

    assertThat(claims(UUID.randomUUID(), 10)).isEmpty();
    assertThat(claims(node, 10)).hasSize(1);
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
  void aCheckpointIsReadBackAsItWasWritten() {
    var claim = running();
    var rows =
        new JournalRow[] {
          row("charge", 1, 1, Outcome.FAILED), row("charge", 2, 2, Outcome.COMPLETED)
        };

    assertThat(written(rows(claim, rows))).isEqualTo(Written.WRITTEN);

    assertThat(load(claim.execution()).journal()).containsExactly(rows);
  }

  @Test
  void aResultOfNullIsAResult() {
    var claim = running();
    var row = completed("nothing", 1);
    var nothing =
        new JournalRow(
            row.path(),
            1,
            1,
            row.kind(),
            row.outcome(),
            Optional.of(JSON.nullNode()),
            Optional.empty(),
            Optional.empty(),
            row.startedAt(),
            row.endedAt());

    written(rows(claim, nothing));

    assertThat(load(claim.execution()).journal()).containsExactly(nothing);
  }

  @Test
  void aSecondOutcomeOfAnAttemptLosesTheRace() {
    var claim = running();
    written(rows(claim, row("charge", 1, 1, Outcome.TIMED_OUT)));

    assertThat(written(rows(claim, completed("charge", 2)))).isEqualTo(Written.LOST_RACE);
    assertThat(load(claim.execution()).journal()).hasSize(1);
  }

  @Test
  void aSecondCompletedOutcomeOfAPathLosesTheRace() {
    var claim = running();
    written(rows(claim, completed("charge", 1)));

    assertThat(written(rows(claim, row("charge", 2, 2, Outcome.COMPLETED))))
        .isEqualTo(Written.LOST_RACE);
    assertThat(load(claim.execution()).journal()).hasSize(1);
  }

  @Test
  void aPayloadWithTheCharacterNulIsRefusedForGood() {
    var claim = running();
    var row = completed("nul", 1);
    var nul =
        new JournalRow(
            row.path(),
            1,
            1,
            row.kind(),
            row.outcome(),
            Optional.of(text("a\0b")),
            Optional.empty(),
            Optional.empty(),
            row.startedAt(),
            row.endedAt());

    assertThatThrownBy(() -> written(rows(claim, nul)))
        .isInstanceOfSatisfying(StoreFailed.class, e -> assertThat(e.sqlState()).startsWith("22"));
    assertThat(load(claim.execution()).journal()).isEmpty();
  }

  @Test
  void anEscapedBackslashBeforeU0000IsNoNul() {
    var claim = running();
    var row = completed("text", 1);
    var text =
        new JournalRow(
            row.path(),
            1,
            1,
            row.kind(),
            row.outcome(),
            Optional.of(text("a\\u0000b")),
            Optional.empty(),
            Optional.empty(),
            row.startedAt(),
            row.endedAt());

    assertThat(written(rows(claim, text))).isEqualTo(Written.WRITTEN);
    assertThat(load(claim.execution()).journal()).containsExactly(text);
  }

  @Test
  void aGroupWritesWhatItHoldsAndLeavesOutTheRest() {
    var first = running();
    var second = running();
    var lost = running();
    run(() -> store.release(lost));
    var row = completed("a", 1);

    var written =
        tx(() -> store.writeAll(List.of(rows(first, row), rows(second, row), rows(lost, row))));

    assertThat(written).containsExactlyInAnyOrder(first.execution(), second.execution());
    assertThat(load(second.execution()).journal()).hasSize(1);
    assertThat(load(lost.execution()).journal()).isEmpty();
  }

  @Test
  void whoLostTheClaimWritesNothing() {
    var claim = running();
    run(() -> store.release(claim));
    var again = claimed(claim.execution());

    assertThat(written(rows(claim, completed("charge", 1)))).isEqualTo(Written.CLAIM_LOST);
    assertThat(written(moves(claim, finished()))).isEqualTo(Written.CLAIM_LOST);
    assertThat(tx(() -> store.release(claim))).isFalse();

    assertThat(again.token()).isGreaterThan(claim.token());
    assertThat(written(rows(again, completed("charge", 1)))).isEqualTo(Written.WRITTEN);
  }

  @Test
  void aClaimIsHeldUntilItIsParkedOrHandedBack() {
    var parked = running();
    var released = running();

    assertThat(tx(() -> store.hold(parked))).isTrue();
    assertThat(tx(() -> store.hold(released))).isTrue();
    written(moves(parked, parked(0)));
    run(() -> store.release(released));

    assertThat(tx(() -> store.hold(parked))).isFalse();
    assertThat(tx(() -> store.hold(released))).isFalse();
  }

  @Test
  void aFinishGivesResultAndEnd() {
    var claim = running();

    assertThat(written(moves(claim, finished()))).isEqualTo(Written.WRITTEN);

    var detail = tx(() -> store.detail(claim.execution())).orElseThrow();
    assertThat(detail.execution().status()).isEqualTo(Status.COMPLETED);
    assertThat(detail.execution().endedAt()).isPresent();
    assertThat(detail.result()).contains(text("done"));
    assertThat(detail.failure()).isEmpty();
    assertThat(claims(node, 10)).isEmpty();
  }

  @Test
  void aFailureIsKept() {
    var claim = running();

    written(moves(claim, new Move.Finish(Status.FAILED, Optional.empty(), Optional.of(failure()))));

    assertThat(tx(() -> store.detail(claim.execution())).orElseThrow().failure())
        .contains(failure());
  }

  @Test
  void terminalIsFinal() {
    var claim = running();
    written(moves(claim, finished()));

    assertThat(written(moves(claim, new Move.Turn(Status.COMPENSATING))))
        .isEqualTo(Written.CLAIM_LOST);
    run(() -> store.wake(claim.execution()));
    assertThat(claimsOf(claim.execution())).isEmpty();
  }

  @Test
  void aStatusMovesOnlyAlongTheStateMachine() {
    var claim = running();

    assertThatThrownBy(
            () ->
                written(
                    moves(
                        claim,
                        new Move.Finish(
                            Status.COMPENSATED, Optional.empty(), Optional.of(failure())))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from RUNNING to COMPENSATED");
    assertThat(status(claim.execution())).isEqualTo(Status.RUNNING);
  }

  @Test
  void whatCompensatesStaysCompensatingWhenItIsParkedAndClaimedAgain() {
    var claim = running();
    written(moves(claim, new Move.Turn(Status.COMPENSATING)));
    written(moves(claim, new Move.Park(Status.COMPENSATING, Optional.of(now()), 0)));

    var again = claimsOf(claim.execution());

    assertThat(again).extracting(Claimed::status).containsExactly(Status.COMPENSATING);
    assertThat(status(claim.execution())).isEqualTo(Status.COMPENSATING);
  }

  @Test
  void whatParksUntilATimeIsDueThen() {
    var claim = running();
    var at = now().plusSeconds(600);
    written(moves(claim, new Move.Park(Status.WAITING, Optional.of(at), 0)));

    assertThat(claimsOf(claim.execution())).isEmpty();
    assertThat(tx(() -> store.find(claim.execution())).orElseThrow().dueAt()).contains(at);

    ground().advance(Duration.ofSeconds(601));
    node = newNode();
    assertThat(claimsOf(claim.execution()))
        .extracting(Claimed::status)
        .containsExactly(Status.WAITING);
  }

  @Test
  void whatIsHandedBackIsDueAtOnceAndNotTakenOver() {
    var claim = running();

    assertThat(tx(() -> store.release(claim))).isTrue();

    var again = claimsOf(claim.execution());
    assertThat(again).extracting(Claimed::takenOver).containsExactly(false);
    assertThat(again).extracting(Claimed::status).containsExactly(Status.RUNNING);
  }

  @Test
  void aDeadNodeLosesWhatItOwnsAndIsTold() {
    var claim = running();
    ground().advance(LEASE.plusSeconds(1));
    var heir = newNode();

    assertThat(tx(() -> store.takeOver(HEIR, LEASE))).isPositive();

    assertThat(tx(() -> store.beat(node))).isEmpty();
    assertThat(written(rows(claim, completed("charge", 1)))).isEqualTo(Written.CLAIM_LOST);
    assertThat(claims(heir, 10)).extracting(Claimed::takenOver).containsExactly(true);
  }

  @Test
  void aNodeBuriesOthersAndNeverItself() {
    var own = running();
    ground().advance(LEASE.plusSeconds(1));

    run(() -> store.takeOver(node, LEASE));

    assertThat(tx(() -> store.beat(node))).contains(Set.of(own));
    assertThat(written(rows(own, completed("charge", 1)))).isEqualTo(Written.WRITTEN);
  }

  @Test
  void aTakeOverChangesTheTokenAlsoBeforeAnybodyClaims() {
    var claim = running();
    run(() -> store.deregister(node));

    assertThat(tx(store::freeOrphans)).isPositive();

    node = newNode();
    assertThat(claimed(claim.execution()).token()).isEqualTo(claim.token() + 2);
  }

  @Test
  void theMarkOfATakeOverIsGoneAfterAnOrderlyPark() {
    var claim = running();
    ground().advance(LEASE.plusSeconds(1));
    node = newNode();
    run(() -> store.takeOver(HEIR, LEASE));
    var again = claimed(claim.execution());

    written(moves(again, new Move.Park(Status.WAITING, Optional.of(now()), 0)));

    assertThat(claimsOf(claim.execution())).extracting(Claimed::takenOver).containsExactly(false);
  }

  @Test
  void aBeatingNodeKeepsWhatItOwnsAndIsToldWhatThatIs() {
    var claim = running();
    ground().advance(LEASE.minusSeconds(5));
    tx(() -> store.beat(node));
    ground().advance(LEASE.minusSeconds(5));

    run(() -> store.takeOver(HEIR, LEASE));

    assertThat(tx(() -> store.beat(node))).contains(Set.of(claim));
    assertThat(written(rows(claim, completed("charge", 1)))).isEqualTo(Written.WRITTEN);
  }

  @Test
  void aNodeThatOwnsNothingIsAlive() {
    assertThat(tx(() -> store.beat(node))).contains(Set.of());
  }

  @Test
  void whatANodeThatLeftStillOwnsIsTakenOver() {
    var claim = running();
    run(() -> store.deregister(node));
    node = newNode();

    run(() -> store.takeOver(HEIR, LEASE));

    assertThat(claimsOf(claim.execution())).extracting(Claimed::takenOver).containsExactly(true);
  }

  @Test
  void executionsWithoutAServingNodeAreSuspendedUntilOneComes() {
    var waiting = parkedWith(wait("risk", WaitKind.APPROVAL));
    run(() -> store.deregister(node));

    assertThat(tx(() -> store.sweepStranded(LEASE))).isPositive();
    var held = tx(() -> store.find(waiting)).orElseThrow();
    assertThat(held.status()).isEqualTo(Status.SUSPENDED);
    assertThat(held.reason().orElseThrow()).contains(plan);

    node = newNode();
    run(() -> store.sweepStranded(LEASE));
    assertThat(status(waiting)).isEqualTo(Status.WAITING);
  }

  @Test
  void aPlanIsSavedOnce() {
    run(() -> store.savePlan(plan, "orders", "{\"later\":true}"));

    assertThat(tx(() -> store.planJson(plan))).contains("{}");
    assertThat(tx(() -> store.planJson("unknown"))).isEmpty();
  }
}
