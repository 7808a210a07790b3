package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.proof.Line;
import io.durable.store.Store.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that was declared dead, does not know, and writes. */
@Line(37)
class ZombieWriterTest extends PostgresScene {

  @Test
  void aWriteThatBeganBeforeTheTakeOverCommittedWritesNothing() {
    var claim = running();
    var row = completed("charge", 1);
    run(() -> store.deregister(node));

    try (var heir = session();
        var zombie = session()) {
      heir.run(() -> store.takeOver(HEIR, LEASE));
      var written = zombie.submit(() -> store.write(rows(claim, row)));
      untilSomebodyWaits();
      heir.commit();

      assertThat(Session.done(written)).isEqualTo(Written.CLAIM_LOST);
      zombie.commit();
    }
    assertThat(load(claim.execution()).journal()).isEmpty();
  }

  @Test
  void aFinishThatBeganBeforeTheTakeOverCommittedWritesNothing() {
    var claim = running();
    run(() -> store.deregister(node));

    try (var heir = session();
        var zombie = session()) {
      heir.run(() -> store.takeOver(HEIR, LEASE));
      var written = zombie.submit(() -> store.write(moves(claim, finished())));
      untilSomebodyWaits();
      heir.commit();

      assertThat(Session.done(written)).isEqualTo(Written.CLAIM_LOST);
    }
    assertThat(tx(() -> store.detail(claim.execution())).orElseThrow().result()).isEmpty();
  }

  @Test
  void aGroupSkipsWhatIsBeingTakenOver() {
    var claim = running();
    var row = completed("charge", 1);
    run(() -> store.deregister(node));

    try (var heir = session()) {
      heir.run(() -> store.takeOver(HEIR, LEASE));

      assertThat(promptly(() -> store.writeAll(List.of(rows(claim, row))))).isEmpty();
      heir.commit();
    }
    assertThat(load(claim.execution()).journal()).isEmpty();
  }

  @Test
  void aTakeOverLeavesWhatIsBeingWrittenToTheNextSweep() {
    var claim = running();
    var row = completed("charge", 1);
    run(() -> store.deregister(node));

    try (var late = session()) {
      assertThat(late.<Written>call(() -> store.write(rows(claim, row))))
          .isEqualTo(Written.WRITTEN);

      promptly(() -> store.takeOver(HEIR, LEASE));
      late.commit();
    }

    assertThat(load(claim.execution()).journal()).containsExactly(row);
    run(() -> store.takeOver(HEIR, LEASE));
    node = newNode();
    assertThat(claimsOf(claim.execution())).extracting(Claimed::takenOver).containsExactly(true);
  }

  @Test
  void whetherTheClaimIsStillHeldIsOnlySaidWhenItsOwnEarlierParkHasCommittedOrNot() {
    var claim = running();

    try (var lost = session();
        var again = session()) {
      lost.run(() -> store.write(moves(claim, parked(0))));
      var held = again.submit(() -> store.hold(claim));
      untilSomebodyWaits();
      lost.commit();

      assertThat(Session.done(held)).isFalse();
    }
  }

  @Test
  void theTokenOfAnEarlierClaimOfTheSameNodeWritesNothing() {
    var claim = running();
    run(() -> store.release(claim));
    var again = claimed(claim.execution());

    assertThat(again.node()).isEqualTo(claim.node());
    assertThat(written(rows(claim, completed("charge", 1)))).isEqualTo(Written.CLAIM_LOST);
  }

  @Test
  void theRightTokenInTheWrongHandsWritesNothing() {
    var claim = running();
    var thief = new Claim(claim.execution(), newNode(), claim.token());

    assertThat(written(rows(thief, completed("charge", 1)))).isEqualTo(Written.CLAIM_LOST);
  }
}
