package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.AnswerDoesNotFit;
import io.durable.Caller;
import io.durable.Decision;
import io.durable.Durable;
import io.durable.ExecutionDetail;
import io.durable.ExecutionEnded;
import io.durable.Flow;
import io.durable.NotAllowed;
import io.durable.OpenWait;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.UnknownEvent;
import io.durable.Value;
import io.durable.WaitClosed;
import io.durable.Workflow;
import io.durable.WorkflowException;
import io.durable.proof.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WaitTest extends Conformance {
  private static final Caller ANN = Caller.of("ann", "risk"::equals);
  private static final Caller BOB = Caller.of("bob", role -> false);

  @Durable("sleeping")
  static class Sleeping implements Workflow<Instant, String> {
    @Override
    public Value<String> define(Flow flow, Value<Instant> until) {
      flow.sleepUntil("nap", until);
      return flow.constant("awake");
    }
  }

  @Test
  @Line(21)
  void aSleepWakesAtItsTimeAlsoWhenEveryNodeWasDown() {
    var rig = on(new Sleeping());
    var until = rig.now().plus(Duration.ofDays(30));
    var id = client().start(Sleeping.class, until).id();
    rig.parked(id);

    rig.stopNode();
    rig.ground().pass(Duration.ofDays(31));
    rig.startNode();

    assertThat(end(id).execution().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  @Line(21)
  void aSleepUntilAPastTimeWakesAtOnce() {
    var rig = on(new Sleeping());

    var ended = run(Sleeping.class, rig.now().minus(Duration.ofDays(1)));

    assertThat(ended.execution().status()).isEqualTo(Status.COMPLETED);
  }

  record Paid(String reference, int amount) {}

  @Durable("two-payments")
  static class TwoPayments implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var first = flow.event("first", Paid.class).named("paid");
      flow.sleep("pause", Duration.ofHours(1));
      var second = flow.event("second", Paid.class).named("paid");
      return flow.combine((a, b) -> a.reference() + " " + b.reference(), first, second);
    }
  }

  private void pay(UUID execution, String reference) {
    client().sendEvent(execution, "paid", new Paid(reference, 1), Optional.empty());
  }

  @Test
  @Line(22)
  void anEventBeforeItsWaitIsKeptAndEventsAreUsedInOrder() {
    var rig = on(new TwoPayments());
    var id = client().start(TwoPayments.class, "x").id();
    rig.parked(id);

    pay(id, "one");
    pay(id, "two");
    rig.awaitJournal(id, 1);
    rig.pass(Duration.ofHours(1));

    assertThat(end(id).result().orElseThrow().stringValue()).isEqualTo("one two");
  }

  @Test
  @Line(22)
  void anEventBeforeTheExecutionHasBegunIsKept() {
    var rig = on(new TwoPayments());
    var later = StartOptions.none().at(rig.now().plus(Duration.ofHours(1)));
    var id = client().start(TwoPayments.class, "x", later).id();

    pay(id, "early");
    rig.pass(Duration.ofHours(1));
    rig.awaitJournal(id, 1);
    rig.pass(Duration.ofHours(1));
    pay(id, "late");

    assertThat(end(id).result().orElseThrow().stringValue()).isEqualTo("early late");
  }

  @Test
  @Line(22)
  void theSameEventIdCountsOnce() {
    var rig = on(new TwoPayments());
    var id = client().start(TwoPayments.class, "x").id();
    rig.parked(id);

    client().sendEvent(id, "paid", new Paid("one", 1), Optional.of("e1"));
    client().sendEvent(id, "paid", new Paid("one", 1), Optional.of("e1"));
    client().sendEvent(id, "paid", new Paid("two", 1), Optional.of("e2"));
    rig.awaitJournal(id, 1);
    rig.pass(Duration.ofHours(1));

    assertThat(end(id).result().orElseThrow().stringValue()).isEqualTo("one two");
  }

  @Test
  @Line(22)
  void theSameEventIdCountsOnceAlsoWhenItWasUsedAndWhenTheExecutionHasEnded() {
    var rig = on(new OnePayment());
    var id = client().start(OnePayment.class, "k").id();
    var paid = new Paid("one", 1);
    client().sendEvent(id, "paid", paid, Optional.of("e1"));
    rig.awaitJournal(id, 1);

    client().sendEvent(id, "paid", paid, Optional.of("e1"));
    assertThatThrownBy(() -> client().sendEvent(id, "paid", paid, Optional.of("e2")))
        .isInstanceOf(WaitClosed.class);
    rig.pass(Duration.ofHours(1));
    end(id);
    client().sendEvent(id, "paid", paid, Optional.of("e1"));

    assertThatThrownBy(() -> client().sendEvent(id, "paid", paid, Optional.of("e2")))
        .isInstanceOf(ExecutionEnded.class);
  }

  @Durable("refund")
  static class Refund implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.input("why", String.class).role("risk");
      return flow.event("paid", String.class);
    }
  }

  @Durable("no-payment")
  static class NoPayment implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.input("why", String.class).role("risk");
    }
  }

  @Test
  @Line(26)
  void anEventByKeyReachesNoWorkflowThatNeverWaitsForItOrReadsAnotherType() {
    var rig = on(new OnePayment(), new Refund(), new NoPayment());
    var key = StartOptions.none().businessKey("k2");
    var paid = client().start(OnePayment.class, "x", key).id();
    var refund = client().start(Refund.class, "x", key).id();
    rig.parked(client().start(NoPayment.class, "x", key).id());
    rig.parked(paid);
    rig.parked(refund);

    var reached = client().sendEvent("k2", "paid", new Paid("r", 1), Optional.empty());

    assertThat(reached).containsExactly(paid);
    assertThat(client().sendEvent("k2", "paid", "text", Optional.empty())).containsExactly(refund);
  }

  @Durable("one-payment")
  static class OnePayment implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var paid = flow.event("paid", Paid.class).correlate(in);
      flow.sleep("pause", Duration.ofHours(1));
      return paid.map(Paid::reference);
    }
  }

  @Test
  @Line(22)
  void aSecondEventForAFinishedWaitIsToldSo() {
    var rig = on(new OnePayment());
    var id = client().start(OnePayment.class, "k").id();
    rig.parked(id);
    pay(id, "one");
    rig.awaitJournal(id, 1);

    assertThatThrownBy(() -> pay(id, "two")).isInstanceOf(WaitClosed.class);
  }

  @Test
  @Line(22)
  void anEventForAnEndedExecutionIsToldSo() {
    var rig = on(new OnePayment());
    var id = client().start(OnePayment.class, "k").id();
    rig.parked(id);
    pay(id, "one");
    rig.awaitJournal(id, 1);
    rig.pass(Duration.ofHours(1));
    end(id);

    assertThatThrownBy(() -> pay(id, "two")).isInstanceOf(ExecutionEnded.class);
  }

  @Test
  @Line(22)
  void anEventThatNoPlanKnowsIsRefused() {
    var rig = on(new OnePayment());
    var id = client().start(OnePayment.class, "k").id();
    rig.parked(id);

    assertThatThrownBy(() -> client().sendEvent(id, "payd", "x", Optional.empty()))
        .isInstanceOf(UnknownEvent.class);
  }

  @Test
  @Line(26)
  void anEventByKeyReachesAllThatWaitForTheKeyAndNoOther() {
    var rig = on(new OnePayment());
    var one = client().start(OnePayment.class, "k1").id();
    var two = client().start(OnePayment.class, "k1").id();
    var other = client().start(OnePayment.class, "k2").id();
    List.of(one, two, other).forEach(rig::parked);

    var reached = client().sendEvent("k1", "paid", new Paid("r", 1), Optional.empty());

    assertThat(reached).containsExactlyInAnyOrder(one, two);
    rig.awaitJournal(one, 1);
    rig.awaitJournal(two, 1);
    assertThat(client().get(other).journal()).isEmpty();
  }

  @Durable("asking")
  static class Asking implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> order) {
      var verdict =
          flow.approval("risk-desk")
              .prompt("Ship {}?", order)
              .show(order)
              .role("risk")
              .within(Duration.ofDays(2))
              .orElse(Decision.expired());
      return flow.combine(
          (decision, o) -> decision.outcome() + " by " + decision.by(), verdict, order);
    }
  }

  @Test
  @Line(28)
  void anApprovalTakesOnlyThoseWhoHoldItsRoleAndKeepsWhoWhenAndWhy() {
    var rig = on(new Asking());
    var id = client().start(Asking.class, "order 7").id();
    var wait = onlyWait(rig.parked(id));
    assertThat(wait.prompt()).isEqualTo("Ship order 7?");

    assertThatThrownBy(() -> client().approve(wait.id(), BOB, "me too"))
        .isInstanceOf(NotAllowed.class);
    client().approve(wait.id(), ANN, "looks fine");

    var ended = end(id);
    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("APPROVED by ann");
    var answer = ended.journal().get(0).value().orElseThrow();
    assertThat(answer.get("by").stringValue()).isEqualTo("ann");
    assertThat(answer.get("comment").stringValue()).isEqualTo("looks fine");
    assertThat(answer.get("at").isNull()).isFalse();
  }

  @Test
  @Line(25)
  void aDeadlineGivesTheOtherValueAndTheAnswerAfterItIsToldSo() {
    var rig = on(new Asking());
    var id = client().start(Asking.class, "order 7").id();
    var wait = onlyWait(rig.parked(id));

    rig.pass(Duration.ofDays(2));
    var ended = end(id);

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("EXPIRED by ");
    assertThatThrownBy(() -> client().approve(wait.id(), ANN, "late"))
        .isInstanceOf(WaitClosed.class);
  }

  @Test
  @Line(25)
  void ofTwoAnswersAtOnceExactlyOneWins() throws Exception {
    var rig = on(new Asking());
    for (var round = 0; round < 20; round++) {
      var id = client().start(Asking.class, "order " + round).id();
      var wait = onlyWait(rig.parked(id)).id();
      var threads = Executors.newFixedThreadPool(2);

      var yes = threads.submit(() -> client().approve(wait, ANN, "yes"));
      var no = threads.submit(() -> client().reject(wait, ANN, "no"));
      threads.shutdown();

      var outcome = end(id).result().orElseThrow().stringValue();
      var won = outcome.startsWith("APPROVED") ? yes : no;
      var lost = outcome.startsWith("APPROVED") ? no : yes;
      won.get();
      assertThat(refusal(lost)).isInstanceOf(WaitClosed.class);
    }
  }

  private static Throwable refusal(Future<?> call) {
    try {
      call.get();
      return null;
    } catch (Exception e) {
      return e.getCause();
    }
  }

  @Test
  @Line(25)
  void ofAnAnswerAndACancelTheFirstWins() {
    var rig = on(new Asking());
    var id = client().start(Asking.class, "order").id();
    var wait = onlyWait(rig.parked(id));

    client().cancel(id, "changed our mind", ANN);
    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.CANCELLED);
    assertThatThrownBy(() -> client().approve(wait.id(), ANN, ""))
        .isInstanceOf(WorkflowException.class);
  }

  record Address(String street, int number) {}

  @Durable("form")
  static class Form implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.input("address", Address.class).prompt("Where?").map(Address::street);
    }
  }

  @Test
  @Line(24)
  void anAnswerThatDoesNotFitIsRefusedAndTheWaitStaysOpen() {
    var rig = on(new Form());
    var id = client().start(Form.class, "x").id();
    var wait = onlyWait(rig.parked(id)).id();
    var json = io.durable.function.Json.standard();

    assertThatThrownBy(
            () -> client().answer(wait, json.parse("{\"street\":\"A\",\"number\":\"x\"}"), ANN))
        .isInstanceOfSatisfying(
            AnswerDoesNotFit.class, e -> assertThat(e.field()).isEqualTo("number"));
    assertThat(client().getWait(wait).open()).isTrue();
    client().answer(wait, json.parse("{\"street\":\"A\",\"number\":1}"), ANN);

    assertThat(end(id).result().orElseThrow().stringValue()).isEqualTo("A");
  }

  private static OpenWait onlyWait(ExecutionDetail detail) {
    assertThat(detail.waits()).hasSize(1);
    return detail.waits().get(0);
  }
}
