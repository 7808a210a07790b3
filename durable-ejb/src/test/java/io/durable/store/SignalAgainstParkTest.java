package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.ExecutionEnded;
import io.durable.WaitKind;
import io.durable.model.Claim;
import io.durable.model.InboxRow;
import io.durable.model.WaitRow;
import io.durable.proof.Line;
import io.durable.store.Store.Written;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A signal, a deadline, a cancel and the owner at the same moment, many times. */
class SignalAgainstParkTest extends PostgresScene {
  private static final int ROUNDS = 200;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterAll
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aSignalThatCommitsBeforeDuringOrAfterTheParkIsSeen() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var wait = wait("risk", WaitKind.APPROVAL);
      var claim = running();
      written(opens(claim, wait));

      atOnce(
          () -> {
            tx(() -> store.answer(wait.id(), text("yes"), ANNA));
            run(() -> store.wake(claim.execution()));
          },
          () -> park(claim));

      assertThat(claimsOf(claim.execution())).as("round " + round).hasSize(1);
    }
  }

  private void park(Claim claim) {
    run(
        () -> {
          store.write(moves(claim, parked(0)));
          store.recheckInbox(claim.execution());
        });
  }

  @Test
  void aSignalThatIsOpenDuringTheParkIsSeenByTheSecondLookOrByItsOwnWakeUp() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var claim = running();
    written(opens(claim, wait));
    try (var owner = session();
        var sender = session()) {
      owner.run(() -> store.write(moves(claim, parked(0))));
      sender.run(() -> store.answer(wait.id(), text("yes"), ANNA));
      assertThat(owner.<Boolean>call(() -> store.recheckInbox(claim.execution()))).isFalse();

      sender.commit();
      var woken = threads.submit(() -> run(() -> store.wake(claim.execution())));
      untilSomebodyWaits();
      owner.commit();
      Session.done(woken);
    }
    assertThat(claimsOf(claim.execution())).hasSize(1);
  }

  @Test
  @Line(25)
  void ofAnAnswerAndADeadlineExactlyOneWins() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var wait = wait("risk", WaitKind.APPROVAL);
      var claim = running();
      written(opens(claim, wait));
      var told = new Object[2];

      atOnce(
          () -> told[0] = answered(wait),
          () -> told[1] = written(closes(claim, wait.id(), WaitRow.State.EXPIRED)));

      var answers = load(claim.execution()).inbox().size();
      assertThat(told[0]).as("round " + round).isEqualTo(answers == 1);
      if (told[1] == Written.WRITTEN) {
        assertThat(answers).isZero();
      } else {
        // The answer had the lock; it may not have been committed yet, but it was not rolled back.
        assertThat(answers).isEqualTo(1);
      }
    }
  }

  private boolean answered(WaitRow wait) {
    try {
      tx(() -> store.answer(wait.id(), text("yes"), ANNA));
      return true;
    } catch (io.durable.WaitClosed e) {
      return false;
    }
  }

  @Test
  @Line({25, 32})
  void aCancelEitherBeatsTheCompletionOrIsTooLate() throws Exception {
    var beaten = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var claim = running();
      var told = new Object[2];

      atOnce(() -> told[0] = cancelled(claim), () -> told[1] = written(moves(claim, finished())));

      var left =
          load(claim.execution()).inbox().stream()
              .filter(row -> row.kind() == InboxRow.Kind.CANCEL)
              .count();
      if (told[1] == Written.LOST_RACE) {
        assertThat(told[0]).isEqualTo(true);
        assertThat(left).isEqualTo(1);
        beaten++;
      }
    }
    assertThat(beaten).isBetween(0, ROUNDS);
  }

  private boolean cancelled(Claim claim) {
    try {
      run(() -> store.cancel(claim.execution(), "no", ANNA));
      return true;
    } catch (ExecutionEnded e) {
      return false;
    }
  }

  @Test
  void aCancelThatIsCommittedAfterTheFinishBeganIsSweptAway() {
    var claim = running();
    try (var caller = session()) {
      caller.run(() -> store.cancel(claim.execution(), "no", ANNA));
      assertThat(written(moves(claim, finished()))).isEqualTo(Written.WRITTEN);
      caller.commit();
    }

    assertThat(load(claim.execution()).inbox()).hasSize(1);
    run(() -> store.sweepInbox(node));
    assertThat(load(claim.execution()).inbox()).isEmpty();
  }

  private void atOnce(Runnable one, Runnable other) throws Exception {
    var together = new CyclicBarrier(2);
    var first = threads.submit(() -> meet(together, one));
    var second = threads.submit(() -> meet(together, other));
    Session.done(first);
    Session.done(second);
  }

  private static Void meet(CyclicBarrier together, Runnable work) throws Exception {
    together.await(10, TimeUnit.SECONDS);
    work.run();
    return null;
  }
}
