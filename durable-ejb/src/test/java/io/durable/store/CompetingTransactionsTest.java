package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.BusinessKeyTaken;
import io.durable.SignalInDoubt;
import io.durable.StartInDoubt;
import io.durable.StartOptions;
import io.durable.WaitClosed;
import io.durable.WaitKind;
import io.durable.model.InboxRow;
import io.durable.proof.Line;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two open transactions want the same key, the same wait or the same event id (rule 13). */
class CompetingTransactionsTest extends PostgresScene {

  @Test
  void aStartIsInDoubtAfterTwoSecondsAndTheCallerCanGoOn() {
    var options = StartOptions.none().businessKey("key-" + plan);
    var other = start(StartOptions.none());
    try (var competitor = session();
        var caller = session()) {
      competitor.run(() -> store.insert(start(options)));

      takesTwoSeconds(
          () ->
              assertThatThrownBy(() -> caller.run(() -> store.insert(start(options))))
                  .isInstanceOf(StartInDoubt.class));
      assertThat(caller.<String>call(this::lockTimeout)).isEqualTo("0");
      caller.run(() -> store.insert(other));
      caller.commit();
    }
    assertThat(tx(() -> store.find(other.id()))).isPresent();
  }

  @Test
  void aRepeatedStartIsInDoubtWhileTheFirstIsOpen() {
    var options = StartOptions.none().idempotencyKey("key-" + plan);
    try (var competitor = session()) {
      competitor.run(() -> store.insert(start(options)));

      assertThatThrownBy(() -> started(options)).isInstanceOf(StartInDoubt.class);
    }
  }

  @Test
  void aRepeatedStartGetsTheFirstExecutionWhenThatCommitsInTime() {
    var options = StartOptions.none().idempotencyKey("key-" + plan);
    var first = start(options);
    try (var competitor = session();
        var caller = session()) {
      competitor.run(() -> store.insert(first));
      var second = caller.submit(() -> store.insert(start(options)));
      untilSomebodyWaits();
      competitor.commit();

      assertThat(Session.done(second)).contains(first.id());
      assertThat(caller.<String>call(this::lockTimeout)).isEqualTo("0");
      caller.commit();
    }
  }

  @Test
  void aBusinessKeyIsTakenWhenTheOtherCommitsInTime() {
    var options = StartOptions.none().businessKey("key-" + plan);
    try (var competitor = session();
        var caller = session()) {
      competitor.run(() -> store.insert(start(options)));
      var second = caller.submit(() -> store.insert(start(options)));
      untilSomebodyWaits();
      competitor.commit();

      assertThatThrownBy(() -> Session.done(second)).isInstanceOf(BusinessKeyTaken.class);
      caller.commit();
    }
  }

  @Test
  void aBusinessKeyIsFreeWhenTheOtherRollsBackInTime() {
    var options = StartOptions.none().businessKey("key-" + plan);
    var winner = start(options);
    try (var competitor = session();
        var caller = session()) {
      competitor.run(() -> store.insert(start(options)));
      var second = caller.submit(() -> store.insert(winner));
      untilSomebodyWaits();
      competitor.rollback();

      assertThat(Session.done(second)).isEmpty();
      caller.commit();
    }
    assertThat(tx(() -> store.find(winner.id()))).isPresent();
  }

  @Test
  void aLockTimeoutOfTheCallersOwnIsPutBack() {
    try (var caller = session()) {
      caller.run(() -> execute("set local lock_timeout = '7s'"));
      caller.run(() -> store.insert(start(StartOptions.none().businessKey("key-" + plan))));

      assertThat(caller.<String>call(this::lockTimeout)).isEqualTo("7s");
    }
  }

  @Test
  void anAnswerIsInDoubtAfterTwoSecondsAndTheCallerCanGoOn() {
    var wait = wait("risk", WaitKind.APPROVAL);
    parkedWith(wait);
    var other = start(StartOptions.none());
    try (var competitor = session();
        var caller = session()) {
      competitor.run(() -> store.answer(wait.id(), text("yes"), ANNA));

      takesTwoSeconds(
          () ->
              assertThatThrownBy(() -> caller.run(() -> store.answer(wait.id(), text("no"), ANNA)))
                  .isInstanceOf(SignalInDoubt.class));
      caller.run(() -> store.insert(other));
      caller.commit();
    }
    assertThat(tx(() -> store.find(other.id()))).isPresent();
  }

  @Test
  @Line(25)
  void ofTwoAnswersAtOnceTheSecondIsTold() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var id = parkedWith(wait);
    try (var first = session();
        var second = session()) {
      first.run(() -> store.answer(wait.id(), text("yes"), ANNA));
      var no = second.submit(() -> store.answer(wait.id(), text("no"), ANNA));
      first.commit();

      assertThatThrownBy(() -> Session.done(no)).isInstanceOf(WaitClosed.class);
      second.commit();
    }
    assertThat(load(id).inbox()).extracting(InboxRow::payload).containsExactly(text("yes"));
  }

  @Test
  void theSecondAnswerCountsWhenTheFirstRollsBack() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var id = parkedWith(wait);
    try (var first = session();
        var second = session()) {
      first.run(() -> store.answer(wait.id(), text("yes"), ANNA));
      var no = second.submit(() -> store.answer(wait.id(), text("no"), ANNA));
      first.rollback();

      assertThat(Session.done(no)).isEqualTo(id);
      second.commit();
    }
    assertThat(load(id).inbox()).extracting(InboxRow::payload).containsExactly(text("no"));
  }

  @Test
  @Line(22)
  void theSameEventIdInTwoOpenTransactionsCountsOnce() {
    var id = started();
    var key = Optional.of("event-1");
    try (var first = session();
        var second = session()) {
      first.run(() -> store.event(id, "paid", text("1"), key));
      var again = second.submit(() -> store.event(id, "paid", text("1"), key));
      untilSomebodyWaits();
      first.commit();

      assertThat(Session.done(again)).isFalse();
      second.commit();
    }
    assertThat(load(id).inbox()).hasSize(1);
  }

  @Test
  void anEventIdOfAnOpenTransactionIsInDoubtAfterTwoSeconds() {
    var id = started();
    var key = Optional.of("event-1");
    try (var first = session();
        var second = session()) {
      first.run(() -> store.event(id, "paid", text("1"), key));

      assertThatThrownBy(() -> second.run(() -> store.event(id, "paid", text("1"), key)))
          .isInstanceOf(SignalInDoubt.class);
      second.run(() -> store.event(id, "shipped", text("1"), Optional.of("event-2")));
      second.commit();
    }
    assertThat(load(id).inbox()).extracting(InboxRow::name).containsExactly("shipped");
  }

  @Test
  void anEventByKeyThatIsInDoubtForOneExecutionIsSentToNone() {
    var key = "key-" + plan;
    var one = parkedWith(correlated(wait("paid", WaitKind.EVENT), key));
    var first = plan;
    plan = plan + "-second";
    run(() -> store.savePlan(plan, "orders", "{}"));
    var two = parkedWith(correlated(wait("paid", WaitKind.EVENT), key));
    var id = Optional.of("event-1");
    var forms = new LinkedHashMap<JsonNode, Set<String>>();
    forms.put(text("1"), Set.of(first));
    forms.put(text("2"), Set.of(plan));
    try (var competitor = session();
        var caller = session()) {
      competitor.run(() -> store.event(two, "paid", text("0"), id));

      assertThatThrownBy(() -> caller.run(() -> store.eventByKey(key, "paid", forms, id)))
          .isInstanceOf(SignalInDoubt.class);
      caller.commit();
      competitor.commit();
    }
    assertThat(load(one).inbox()).isEmpty();
    assertThat(load(two).inbox()).extracting(InboxRow::payload).containsExactly(text("0"));
  }

  private static void takesTwoSeconds(ThrowingCallable work) {
    var begin = System.nanoTime();
    try {
      work.call();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    assertThat((System.nanoTime() - begin) / 1_000_000L).isBetween(1500L, 6000L);
  }

  private String lockTimeout() throws SQLException {
    try (var connection = postgres().jta().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show lock_timeout")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql) {
    postgres().execute(sql);
  }
}
