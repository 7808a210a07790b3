package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.AnswerDoesNotFit;
import io.durable.ExecutionEnded;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.UnknownExecution;
import io.durable.UnknownWait;
import io.durable.WaitClosed;
import io.durable.WaitKind;
import io.durable.model.Checkpoint;
import io.durable.model.Checkpoint.Move;
import io.durable.model.Claimed;
import io.durable.model.InboxRow;
import io.durable.model.InboxRow.Kind;
import io.durable.model.WaitRow;
import io.durable.proof.Line;
import io.durable.store.Store.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers, events, cancels, and what they wake. */
abstract class SignalContract extends StoreScene {

  @Test
  void anAnswerClosesTheWaitAndComesIntoTheInbox() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var id = parkedWith(wait);

    assertThat(tx(() -> store.answer(wait.id(), text("yes"), ANNA))).isEqualTo(id);

    var inbox = load(id).inbox();
    assertThat(inbox).extracting(InboxRow::kind).containsExactly(Kind.ANSWER);
    assertThat(inbox).extracting(InboxRow::waitId).containsExactly(Optional.of(wait.id()));
    assertThat(inbox).extracting(InboxRow::payload).containsExactly(text("yes"));
    assertThat(tx(() -> store.findWait(wait.id())).orElseThrow().open()).isFalse();
  }

  @Test
  void anAnsweredWaitIsGivenToTheEngineUntilItsAnswerIsConsumed() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var id = parkedWith(wait);
    tx(() -> store.answer(wait.id(), text("yes"), ANNA));
    run(() -> store.wake(id));
    var claim = claimed(id);

    assertThat(load(id).waits()).containsExactly(wait);

    assertThat(written(consumes(claim, List.of(load(id).inbox().get(0).id()))))
        .isEqualTo(Written.WRITTEN);
    assertThat(load(id).waits()).isEmpty();
    assertThat(load(id).inbox()).isEmpty();
  }

  @Test
  @Line(25)
  void aSecondAnswerIsToldThatItIsTooLate() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var id = parkedWith(wait);
    tx(() -> store.answer(wait.id(), text("yes"), ANNA));

    assertThatThrownBy(() -> tx(() -> store.answer(wait.id(), text("no"), ANNA)))
        .isInstanceOf(WaitClosed.class);
    assertThat(load(id).inbox()).hasSize(1);
  }

  @Test
  void anAnswerToNothingIsRefused() {
    assertThatThrownBy(() -> tx(() -> store.answer(UUID.randomUUID(), text("yes"), ANNA)))
        .isInstanceOf(UnknownWait.class);
  }

  @Test
  @Line(2)
  void anAnswerWithTheCharacterNulIsRefusedAndTheWaitStaysOpen() {
    var wait = wait("risk", WaitKind.INPUT);
    parkedWith(wait);

    run(
        () ->
            assertThatThrownBy(() -> store.answer(wait.id(), text("\0"), ANNA))
                .isInstanceOf(AnswerDoesNotFit.class));
    assertThat(tx(() -> store.findWait(wait.id())).orElseThrow().open()).isTrue();
  }

  @Test
  @Line(25)
  void ofAnAnswerAndADeadlineTheSecondLoses() {
    var answered = wait("risk", WaitKind.APPROVAL);
    var expired = wait("legal", WaitKind.APPROVAL);
    var claim = running();
    written(opens(claim, answered, expired));

    tx(() -> store.answer(answered.id(), text("yes"), ANNA));
    assertThat(written(closes(claim, answered.id(), WaitRow.State.EXPIRED)))
        .isEqualTo(Written.LOST_RACE);

    assertThat(written(closes(claim, expired.id(), WaitRow.State.EXPIRED)))
        .isEqualTo(Written.WRITTEN);
    assertThatThrownBy(() -> tx(() -> store.answer(expired.id(), text("yes"), ANNA)))
        .isInstanceOf(WaitClosed.class);
  }

  @Test
  void aWaitThatIsTidiedUpMayHaveBeenAnswered() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var claim = running();
    written(opens(claim, wait));
    tx(() -> store.answer(wait.id(), text("yes"), ANNA));

    assertThat(written(closes(claim, wait.id(), WaitRow.State.CLOSED))).isEqualTo(Written.WRITTEN);
  }

  @Test
  void noWaitOfAnEndedExecutionIsOpen() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var claim = running();
    written(opens(claim, wait));
    written(moves(claim, finished()));

    assertThat(tx(() -> store.findWait(wait.id())).orElseThrow().open()).isFalse();
    assertThatThrownBy(() -> tx(() -> store.answer(wait.id(), text("yes"), ANNA)))
        .isInstanceOf(WaitClosed.class);
  }

  @Test
  @Line(22)
  void anEventGoesToTheWaitThatIsOpenTheLongest() {
    var first = wait("paid", WaitKind.EVENT);
    var claim = running();
    written(opens(claim, first));
    ground().advance(Duration.ofSeconds(1));
    var second = named(wait("paid-again", WaitKind.EVENT), "paid");
    written(opens(claim, second));
    var id = claim.execution();

    assertThat(tx(() -> store.event(id, "paid", text("1"), Optional.empty()))).isTrue();
    assertThat(tx(() -> store.event(id, "paid", text("2"), Optional.empty()))).isTrue();
    assertThat(tx(() -> store.event(id, "paid", text("3"), Optional.empty()))).isFalse();

    assertThat(load(id).inbox())
        .extracting(InboxRow::waitId)
        .containsExactly(Optional.of(first.id()), Optional.of(second.id()), Optional.empty());
  }

  @Test
  @Line(22)
  void anEventBeforeItsWaitIsKeptWithItsName() {
    var id = started();

    assertThat(tx(() -> store.event(id, "paid", JSON.nullNode(), Optional.empty()))).isFalse();

    var inbox = load(id).inbox();
    assertThat(inbox).extracting(InboxRow::name).containsExactly("paid");
    assertThat(inbox.get(0).payload()).isEqualTo(JSON.nullNode());
  }

  @Test
  @Line(22)
  void anEventIdCountsOnce() {
    var wait = wait("paid", WaitKind.EVENT);
    var id = parkedWith(wait);
    var key = Optional.of("event-1");

    assertThat(tx(() -> store.event(id, "paid", text("1"), key))).isTrue();
    assertThat(tx(() -> store.event(id, "paid", text("1"), key))).isFalse();
    assertThat(load(id).inbox()).hasSize(1);

    var other = started();
    tx(() -> store.event(other, "paid", text("1"), key));
    assertThat(load(other).inbox()).hasSize(1);
  }

  @Test
  void aRepeatedEventIdTakesNoOtherWait() {
    var claim = running();
    var first = wait("paid", WaitKind.EVENT);
    var second = named(wait("paid-again", WaitKind.EVENT), "paid");
    written(opens(claim, first, second));
    var id = claim.execution();
    tx(() -> store.event(id, "paid", text("1"), Optional.of("e")));

    tx(() -> store.event(id, "paid", text("1"), Optional.of("e")));

    assertThat(tx(() -> store.detail(id)).orElseThrow().waits()).hasSize(1);
  }

  @Test
  void whatHasEndedTakesNoEventAndNoCancel() {
    var claim = running();
    written(moves(claim, finished()));
    var id = claim.execution();

    assertThatThrownBy(() -> tx(() -> store.event(id, "paid", text("1"), Optional.empty())))
        .isInstanceOfSatisfying(
            ExecutionEnded.class, e -> assertThat(e.status()).isEqualTo(Status.COMPLETED));
    assertThatThrownBy(() -> run(() -> store.cancel(id, "no", ANNA)))
        .isInstanceOf(ExecutionEnded.class);
    assertThatThrownBy(() -> run(() -> store.cancel(UUID.randomUUID(), "no", ANNA)))
        .isInstanceOf(UnknownExecution.class);
  }

  @Test
  void aRepeatedEventIdIsToldTheSameAlsoWhenTheExecutionHasEnded() {
    var claim = running();
    var id = claim.execution();
    tx(() -> store.event(id, "paid", text("1"), Optional.of("e")));
    written(moves(claim, finished()));

    assertThat(tx(() -> store.event(id, "paid", text("1"), Optional.of("e")))).isFalse();

    assertThat(tx(() -> store.reception(id, Optional.of("e"))).orElseThrow().known()).isTrue();
    assertThat(tx(() -> store.reception(id, Optional.of("f"))).orElseThrow().known()).isFalse();
  }

  @Test
  @Line(32)
  void aCancelThatCameFirstBeatsTheCompletion() {
    var claim = running();
    run(() -> store.cancel(claim.execution(), "changed my mind", ANNA));

    assertThat(written(moves(claim, finished()))).isEqualTo(Written.LOST_RACE);

    var cancel = load(claim.execution()).inbox().get(0);
    assertThat(cancel.kind()).isEqualTo(Kind.CANCEL);
    assertThat(cancel.payload())
        .isEqualTo(JSON.objectNode().put("by", "anna").put("reason", "changed my mind"));
    var accepted =
        new Checkpoint(
            claim,
            List.of(),
            List.of(),
            Map.of(),
            List.of(cancel.id()),
            Optional.of(
                new Move.Finish(Status.CANCELLED, Optional.empty(), Optional.of(failure()))));
    assertThat(written(accepted)).isEqualTo(Written.WRITTEN);
    assertThat(status(claim.execution())).isEqualTo(Status.CANCELLED);
  }

  @Test
  void whatWasCancelledBeforeItsFirstClaimIsNotGivenAsFresh() {
    var id = started();
    run(() -> store.cancel(id, "no", ANNA));

    assertThat(claimsOf(id)).extracting(Claimed::status).containsExactly(Status.RUNNING);
  }

  @Test
  void aCancelWakesWhatIsToStartLater() {
    var id = started(StartOptions.none().at(now().plusSeconds(3600)));
    run(() -> store.wake(id));
    assertThat(claimsOf(id)).isEmpty();

    run(() -> store.cancel(id, "no", ANNA));
    run(() -> store.wake(id));

    assertThat(claimsOf(id)).hasSize(1);
  }

  @Test
  void aSignalBeforeTheParkIsSeenByTheSecondLook() {
    var claim = running();
    run(() -> store.cancel(claim.execution(), "no", ANNA));

    written(moves(claim, parked(0)));

    assertThat(tx(() -> store.recheckInbox(claim.execution()))).isTrue();
    assertThat(claimsOf(claim.execution())).hasSize(1);
  }

  @Test
  void anEarlyEventThatTheParkKnewWakesNobody() {
    var claim = running();
    var id = claim.execution();
    tx(() -> store.event(id, "paid", text("1"), Optional.empty()));
    written(moves(claim, parked(1)));

    assertThat(tx(() -> store.recheckInbox(id))).isFalse();
    run(() -> store.sweepInbox(node));
    assertThat(claimsOf(id)).isEmpty();

    tx(() -> store.event(id, "paid", text("2"), Optional.empty()));
    run(() -> store.sweepInbox(node));
    assertThat(claimsOf(id)).hasSize(1);
  }

  @Test
  void aWakeMakesAParkedExecutionDue() {
    var id = parkedWith(wait("risk", WaitKind.APPROVAL));
    assertThat(claimsOf(id)).isEmpty();

    run(() -> store.wake(id));

    assertThat(claimsOf(id)).hasSize(1);
  }

  @Test
  void aWakeOfAnOwnedExecutionDoesNothing() {
    var claim = running();

    run(() -> store.wake(claim.execution()));

    assertThat(claimsOf(claim.execution())).isEmpty();
    assertThat(written(rows(claim, completed("a", 1)))).isEqualTo(Written.WRITTEN);
  }

  @Test
  void theSweepRepeatsAWakeUpThatWasLost() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var id = parkedWith(wait);
    tx(() -> store.answer(wait.id(), text("yes"), ANNA));

    assertThat(tx(() -> store.sweepInbox(node)).woken()).isEqualTo(1);

    assertThat(tx(() -> store.sweepInbox(node)).woken()).isZero();
    assertThat(claimsOf(id)).hasSize(1);
  }

  @Test
  void theSweepNamesWhatTheNodeOwnsItself() {
    var claim = running();
    tx(() -> store.event(claim.execution(), "paid", text("1"), Optional.empty()));

    assertThat(tx(() -> store.sweepInbox(node)).own()).containsExactly(claim.execution());
    var other = newNode();
    assertThat(tx(() -> store.sweepInbox(other)).own()).isEmpty();
  }

  @Test
  void aSignalIsConsumedOnce() {
    var claim = running();
    tx(() -> store.event(claim.execution(), "paid", text("1"), Optional.empty()));
    var ids = load(claim.execution()).inbox().stream().map(InboxRow::id).toList();
    written(consumes(claim, ids));

    assertThat(written(consumes(claim, ids))).isEqualTo(Written.LOST_RACE);
  }

  private static WaitRow named(WaitRow wait, String signal) {
    return new WaitRow(
        wait.id(),
        wait.path(),
        wait.kind(),
        signal,
        wait.prompt(),
        wait.show(),
        wait.schema(),
        wait.options(),
        wait.roles(),
        wait.correlation(),
        wait.deadline(),
        wait.openedAt());
  }
}
