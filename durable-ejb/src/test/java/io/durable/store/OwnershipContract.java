package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.Status;
import io.durable.WaitKind;
import io.durable.model.Checkpoint.Move;
import io.durable.model.Claimed;
import io.durable.proof.Line;
import io.durable.store.Store.Written;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Claims, hand-over and take-over. */
abstract class OwnershipContract extends StoreScene {

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
  void anUnknownNodeClaimsNothing() {
    started();

    assertThat(claims(UUID.randomUUID(), 10)).isEmpty();
    assertThat(claims(node, 10)).hasSize(1);
  }

  @Test
  @Line(37)
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
  void whatIsHandedBackIsDueAtOnceAndNotTakenOver() {
    var claim = running();

    assertThat(tx(() -> store.release(claim))).isTrue();

    var again = claimsOf(claim.execution());
    assertThat(again).extracting(Claimed::takenOver).containsExactly(false);
    assertThat(again).extracting(Claimed::status).containsExactly(Status.RUNNING);
  }

  @Test
  @Line({36, 37})
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
  @Line(36)
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
    run(() -> store.sweepStranded(LEASE, GRACE));
    run(() -> store.deregister(node));
    ground().advance(GRACE.plusSeconds(30));

    assertThat(tx(() -> store.sweepStranded(LEASE, GRACE))).isPositive();
    var held = tx(() -> store.find(waiting)).orElseThrow();
    assertThat(held.status()).isEqualTo(Status.SUSPENDED);
    assertThat(held.reason().orElseThrow()).contains(plan);

    node = newNode();
    run(() -> store.sweepStranded(LEASE, GRACE));
    assertThat(status(waiting)).isEqualTo(Status.WAITING);
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
  void aRedeployStrandsNothing() {
    var waiting = parkedWith(wait("risk", WaitKind.APPROVAL));
    ground().advance(GRACE.plusSeconds(30));
    tx(() -> store.beat(node));
    run(() -> store.sweepStranded(LEASE, GRACE));
    run(() -> store.deregister(node));
    ground().advance(GRACE.minusSeconds(30));

    run(() -> store.sweepStranded(LEASE, GRACE));

    assertThat(status(waiting)).isEqualTo(Status.WAITING);
  }

  @Test
  void whatADeadNodeRanIsStrandedTooAndKeepsItsDueTimeAndStatus() {
    var later = now().plusSeconds(3600);
    var sleeping = running();
    written(moves(sleeping, new Move.Park(Status.WAITING, Optional.of(later), 0)));
    var claim = running();
    run(() -> store.release(claim));
    run(() -> store.deregister(node));
    ground().advance(GRACE.plusSeconds(30));
    run(() -> store.sweepStranded(LEASE, GRACE));
    assertThat(status(claim.execution())).isEqualTo(Status.SUSPENDED);

    node = newNode();
    run(() -> store.sweepStranded(LEASE, GRACE));

    assertThat(status(claim.execution())).isEqualTo(Status.RUNNING);
    assertThat(tx(() -> store.find(sleeping.execution())).orElseThrow().dueAt()).contains(later);
    assertThat(claimsOf(sleeping.execution())).isEmpty();
  }
}
