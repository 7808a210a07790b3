package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.WaitKind;
import io.durable.model.InboxRow;
import io.durable.proof.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom an event by business key reaches. */
abstract class EventByKeyContract extends StoreScene {

  @Test
  @Line(26)
  void anEventByKeyReachesAllThatWaitForItAndNoneThatDoesNot() {
    var key = "key-" + plan;
    var own = parkedWith(wait("paid", WaitKind.EVENT), StartOptions.none().businessKey(key));
    var byCorrelation = parkedWith(correlated(wait("paid", WaitKind.EVENT), key));
    var otherCorrelation = parkedWith(correlated(wait("paid", WaitKind.EVENT), key + "-other"));
    var otherEvent = parkedWith(correlated(wait("shipped", WaitKind.EVENT), key));
    var uncorrelated = parkedWith(wait("paid", WaitKind.EVENT));

    var reached = tx(() -> store.eventByKey(key, "paid", ours(text("1")), Optional.empty()));

    assertThat(reached).containsExactlyInAnyOrder(own, byCorrelation);
    assertThat(load(own).inbox()).extracting(InboxRow::waitId).noneMatch(Optional::isEmpty);
    assertThat(load(byCorrelation).inbox()).hasSize(1);
    assertThat(List.of(otherCorrelation, otherEvent, uncorrelated))
        .allSatisfy(id -> assertThat(load(id).inbox()).isEmpty());
  }

  @Test
  void anUnfinishedExecutionKeepsAnEventByItsOwnKey() {
    var key = "key-" + plan;
    var early = started(StartOptions.none().businessKey(key));

    assertThat(tx(() -> store.eventByKey(key, "paid", ours(text("1")), Optional.of("e"))))
        .containsExactly(early);
    assertThat(tx(() -> store.eventByKey(key, "paid", ours(text("1")), Optional.of("e"))))
        .containsExactly(early);

    assertThat(load(early).inbox()).hasSize(1);
    assertThat(tx(() -> store.eventByKey("nobody", "paid", ours(text("1")), Optional.empty())))
        .isEmpty();
  }

  @Test
  void eachPlanGetsItsFormAndOtherPlansNothing() {
    var key = "key-" + plan;
    var one = started(StartOptions.none().businessKey(key));
    var first = plan;
    plan = plan + "-second";
    run(() -> store.savePlan(plan, "refunds", "{}"));
    var two = started(StartOptions.none().businessKey(key + "-two"));
    var correlated = parkedWith(correlated(wait("paid", WaitKind.EVENT), key));
    var forms = Map.of(text("1"), Set.of(first), text("2"), Set.of(plan));

    assertThat(tx(() -> store.eventByKey(key, "paid", forms, Optional.empty())))
        .containsExactlyInAnyOrder(one, correlated);
    assertThat(
            tx(
                () ->
                    store.eventByKey(
                        key, "paid", Map.of(text("3"), Set.of("other")), Optional.empty())))
        .isEmpty();

    assertThat(load(one).inbox()).extracting(InboxRow::payload).containsExactly(text("1"));
    assertThat(load(correlated).inbox()).extracting(InboxRow::payload).containsExactly(text("2"));
    assertThat(load(two).inbox()).isEmpty();
  }

  @Test
  void thePlansUnderAKeyAreThoseOfItsUnfinishedExecutionsAndOpenWaits() {
    var key = "key-" + plan;
    run(() -> store.savePlan(plan + "-own", "orders", "{\"own\":1}"));
    run(() -> store.savePlan(plan + "-correlated", "orders", "{\"correlated\":1}"));
    var first = plan;
    plan = first + "-own";
    started(StartOptions.none().businessKey(key));
    plan = first + "-correlated";
    parkedWith(correlated(wait("paid", WaitKind.EVENT), key));

    assertThat(tx(() -> store.plansUnder(key, Set.of(first))))
        .isEqualTo(
            Map.of(first + "-own", "{\"own\":1}", first + "-correlated", "{\"correlated\":1}"));
    assertThat(tx(() -> store.plansUnder(key, Set.of(first + "-own"))))
        .containsOnlyKeys(first + "-correlated");
    assertThat(tx(() -> store.plansUnder("nobody", Set.of()))).isEmpty();
  }
}
