package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.WaitKind;
import io.durable.model.Audience;
import io.durable.model.InboxRow;
import io.durable.proof.Line;
import java.util.List;
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

    var reached = tx(() -> store.eventByKey(key, "paid", ours(), text("1"), Optional.empty()));

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

    assertThat(tx(() -> store.eventByKey(key, "paid", ours(), text("1"), Optional.of("e"))))
        .containsExactly(early);
    assertThat(tx(() -> store.eventByKey(key, "paid", ours(), text("1"), Optional.of("e"))))
        .containsExactly(early);

    assertThat(load(early).inbox()).hasSize(1);
    assertThat(tx(() -> store.eventByKey("nobody", "paid", ours(), text("1"), Optional.empty())))
        .isEmpty();
  }

  @Test
  void anEventByKeyReachesOnlyThePlansThatItIsFor() {
    var key = "key-" + plan;
    var early = started(StartOptions.none().businessKey(key));
    var nobody = new Audience(Set.of(), Optional.empty());
    var strangers = new Audience(Set.of(), Optional.of(Set.of()));

    assertThat(tx(() -> store.eventByKey(key, "paid", nobody, text("1"), Optional.empty())))
        .isEmpty();
    assertThat(tx(() -> store.eventByKey(key, "paid", strangers, text("1"), Optional.empty())))
        .isEmpty();

    assertThat(load(early).inbox()).isEmpty();
  }

  @Test
  void anEventByKeyReachesAPlanOfAnotherNodeThatWaitsForIt() {
    plan = plan + "-waiting";
    run(
        () ->
            store.savePlan(
                plan, "orders", "{\"body\":[{\"kind\":\"event\",\"signal\":\"paid\"}]}"));
    var key = "key-" + plan;
    var early = started(StartOptions.none().businessKey(key));
    var strangers = new Audience(Set.of(), Optional.of(Set.of("other")));
    var known = new Audience(Set.of(), Optional.of(Set.of(plan)));

    assertThat(tx(() -> store.eventByKey(key, "paid", known, text("1"), Optional.empty())))
        .isEmpty();
    assertThat(tx(() -> store.eventByKey(key, "shipped", strangers, text("1"), Optional.empty())))
        .isEmpty();
    assertThat(tx(() -> store.eventByKey(key, "paid", strangers, text("1"), Optional.empty())))
        .containsExactly(early);
  }
}
