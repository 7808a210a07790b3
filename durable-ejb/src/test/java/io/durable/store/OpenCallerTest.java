package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.WaitKind;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.model.JournalRow;
import io.durable.model.WaitRow;
import io.durable.proof.Line;
import io.durable.store.Store.Written;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A caller whose transaction stays open after a signal stalls nobody (conformance 49). */
@Line(49)
class OpenCallerTest extends PostgresScene {

  @Test
  void afterAStart() {
    stallsNobody(claim -> store.insert(start(StartOptions.none().businessKey("k-" + plan))));
  }

  @Test
  void afterAnEvent() {
    stallsNobody(claim -> store.event(claim.execution(), "paid", text("1"), Optional.of("e")));
  }

  @Test
  void afterAnEventToAWait() {
    var wait = wait("paid", WaitKind.EVENT);
    stallsNobody(
        claim -> store.event(claim.execution(), "paid", text("1"), Optional.empty()), wait);
  }

  @Test
  void afterAnEventByKey() {
    var wait = correlated(wait("paid", WaitKind.EVENT), "key-" + plan);
    stallsNobody(
        claim -> store.eventByKey("key-" + plan, "paid", ours(text("1")), Optional.empty()), wait);
  }

  @Test
  void afterAnAnswer() {
    var wait = wait("risk", WaitKind.APPROVAL);
    stallsNobody(claim -> store.answer(wait.id(), text("yes"), ANNA), wait);
  }

  @Test
  void afterACancel() {
    stallsNobody(claim -> store.cancel(claim.execution(), "no", ANNA));
  }

  /** The owner's whole life goes by while the caller's transaction is open. */
  private void stallsNobody(Consumer<Claim> call, WaitRow... waits) {
    var claim = running();
    var neighbour = running();
    written(opens(claim, waits));
    JournalRow first = completed("a", 1);
    JournalRow second = completed("b", 2);
    try (var caller = session()) {
      caller.run(() -> call.accept(claim));

      assertThat(promptly(() -> store.write(rows(claim, first)))).isEqualTo(Written.WRITTEN);
      assertThat(
              promptly(() -> store.writeAll(List.of(rows(claim, second), rows(neighbour, first)))))
          .hasSize(2);
      assertThat(promptly(() -> store.write(moves(claim, parked(0))))).isEqualTo(Written.WRITTEN);
      promptly(() -> store.recheckInbox(claim.execution()));
      run(() -> store.wake(claim.execution()));
      promptly(() -> store.sweepInbox(node));
      promptly(() -> store.takeOver(HEIR, LEASE));
      promptly(() -> store.sweepStranded(LEASE, GRACE));
      var again = promptly(() -> claimAgain(claim)).get(0).claim();
      promptly(() -> store.load(claim.execution()));
      assertThat(promptly(() -> store.write(moves(again, finished())))).isEqualTo(Written.WRITTEN);
      caller.commit();
    }
  }

  private List<Claimed> claimAgain(Claim claim) {
    return store.claimThese(node, Set.of(plan), QUEUES, List.of(claim.execution()));
  }

  @Test
  void aDeadlineDoesNotWaitForAnAnswerThatIsNotCommitted() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var claim = running();
    written(opens(claim, wait));
    try (var caller = session()) {
      caller.run(() -> store.answer(wait.id(), text("yes"), ANNA));

      var begin = System.nanoTime();
      assertThat(written(closes(claim, wait.id(), WaitRow.State.EXPIRED)))
          .isEqualTo(Written.LOST_RACE);
      assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000L);
      caller.rollback();
    }
    assertThat(written(closes(claim, wait.id(), WaitRow.State.EXPIRED))).isEqualTo(Written.WRITTEN);
  }

  @Test
  void aWaitThatWasGivenUpUnderAnAnswerIsClosedWhenTheAnswerRollsBack() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var claim = running();
    written(opens(claim, wait));
    try (var caller = session()) {
      caller.run(() -> store.answer(wait.id(), text("yes"), ANNA));
      assertThat(promptly(() -> store.write(closes(claim, wait.id(), WaitRow.State.CLOSED))))
          .isEqualTo(Written.WRITTEN);
      caller.rollback();
    }

    assertThat(tx(() -> store.findWait(wait.id())).orElseThrow().open()).isFalse();
    assertThat(load(claim.execution()).waits()).isEmpty();
    run(() -> store.sweepInbox(node));
    assertThat(tx(() -> store.findWait(wait.id())).orElseThrow().open()).isFalse();
    assertThat(postgres().number("select count(*) from durable.withdrawn")).isZero();
  }

  @Test
  void anEventGoesPastAWaitThatAnotherEventIsTaking() {
    var wait = wait("paid", WaitKind.EVENT);
    var id = parkedWith(wait);
    try (var first = session()) {
      first.run(() -> store.event(id, "paid", text("1"), Optional.empty()));

      assertThat(promptly(() -> store.event(id, "paid", text("2"), Optional.empty()))).isFalse();
      first.commit();
    }
    assertThat(load(id).inbox()).hasSize(2);
  }
}
