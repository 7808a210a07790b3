package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Status;
import io.durable.model.Checkpoint.Move;
import io.durable.model.Claimed;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Outcome;
import io.durable.proof.Line;
import io.durable.store.Store.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written under a claim. */
abstract class WritingContract extends StoreScene {

  @Test
  @Line(7)
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
  @Line(2)
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
    written(moves(claim, new Move.Turn(Status.COMPENSATING)));

    assertThatThrownBy(
            () ->
                written(
                    moves(
                        claim,
                        new Move.Finish(
                            Status.COMPLETED, Optional.of(Jsonb.array()), Optional.empty()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from COMPENSATING to COMPLETED");
    assertThat(status(claim.execution())).isEqualTo(Status.COMPENSATING);
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
  @Line(21)
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
}
