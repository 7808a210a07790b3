package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Execution;
import io.durable.ExecutionDetail.JournalEntry;
import io.durable.ExecutionQuery;
import io.durable.OpenWait;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.WaitKind;
import io.durable.WaitQuery;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.WaitRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the client reads. */
abstract class ReadingContract extends StoreScene {

  @Test
  void anExecutionIsFoundWithAllThatItsStarterSaid() {
    var id =
        started(
            StartOptions.none()
                .businessKey("key-" + plan)
                .priority(3)
                .queue("slow")
                .attribute("country", "Österreich"));

    var found = tx(() -> store.find(id)).orElseThrow();

    assertThat(found.id()).isEqualTo(id);
    assertThat(found.workflow()).isEqualTo("orders");
    assertThat(found.planHash()).isEqualTo(plan);
    assertThat(found.businessKey()).contains("key-" + plan);
    assertThat(found.priority()).isEqualTo(3);
    assertThat(found.queue()).isEqualTo("slow");
    assertThat(found.attributes()).isEqualTo(Map.of("country", "Österreich"));
    assertThat(found.createdAt()).isBeforeOrEqualTo(tx(store::now));
    assertThat(found.endedAt()).isEmpty();
  }

  @Test
  void thereIsNoExecutionOfAnUnknownId() {
    assertThat(tx(() -> store.find(UUID.randomUUID()))).isEmpty();
    assertThat(tx(() -> store.detail(UUID.randomUUID()))).isEmpty();
    assertThat(tx(() -> store.findWait(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void theDetailHoldsJournalAndOpenWaits() {
    var claim = running();
    var wait = wait("risk", WaitKind.APPROVAL);
    written(
        rows(claim, row("charge", 1, 1, Outcome.FAILED), row("charge", 2, 2, Outcome.COMPLETED)));
    written(opens(claim, wait));

    var detail = tx(() -> store.detail(claim.execution())).orElseThrow();

    assertThat(detail.input()).isEqualTo(JSON.objectNode().put("total", 7));
    assertThat(detail.journal()).extracting(JournalEntry::attempt).containsExactly(1, 2);
    assertThat(detail.journal().get(0).failure()).contains(failure());
    assertThat(detail.journal().get(1).value()).contains(text("charge"));
    assertThat(detail.waits()).extracting(OpenWait::id).containsExactly(wait.id());
    assertThat(detail.result()).isEmpty();
  }

  @Test
  void aWaitIsReadAsItWasAsked() {
    var wait = wait("risk", WaitKind.APPROVAL);
    var id = parkedWith(wait);

    var found = tx(() -> store.findWait(wait.id())).orElseThrow();

    assertThat(found)
        .isEqualTo(
            new OpenWait(
                wait.id(),
                id,
                "orders",
                plan,
                "risk",
                WaitKind.APPROVAL,
                true,
                "risk",
                "Ship it?",
                Optional.of(JSON.nullNode()),
                JSON.objectNode().put("type", "object"),
                List.of(),
                List.of("risk"),
                Optional.empty(),
                wait.openedAt()));
  }

  @Test
  void executionsAreListedNewestFirstPageByPageWhileOthersArrive() {
    var workflow = new ArrayList<UUID>();
    for (var i = 0; i < 5; i++) {
      workflow.add(started(StartOptions.none().businessKey("key-" + plan + i)));
      ground().advance(Duration.ofMillis(1));
    }
    Collections.reverse(workflow);
    var query = ExecutionQuery.all().workflow("orders").limit(2);

    var first = tx(() -> store.list(query));
    started();
    var second = tx(() -> store.list(query.after(first.next().orElseThrow())));

    assertThat(first.items())
        .extracting(Execution::id)
        .containsExactlyElementsOf(workflow.subList(0, 2));
    assertThat(second.items())
        .extracting(Execution::id)
        .containsExactlyElementsOf(workflow.subList(2, 4));
  }

  @Test
  void executionsAreFilteredByStatusAndKey() {
    var key = "key-" + plan;
    var id = started(StartOptions.none().businessKey(key));
    var query = ExecutionQuery.all().businessKey(key);

    assertThat(tx(() -> store.list(query)).items()).extracting(Execution::id).containsExactly(id);
    assertThat(tx(() -> store.list(query.status(Status.PENDING))).items()).hasSize(1);
    assertThat(tx(() -> store.list(query.status(Status.COMPLETED))).items()).isEmpty();
    assertThat(tx(() -> store.list(query.workflow("other"))).items()).isEmpty();
    assertThat(tx(() -> store.list(query)).next()).isEmpty();
  }

  @Test
  void whatIsNoCursorIsRefused() {
    assertThatThrownBy(() -> tx(() -> store.list(ExecutionQuery.all().after("nonsense"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void waitsAreListedOldestFirstPageByPage() {
    var claim = running();
    var waits = new ArrayList<UUID>();
    for (var i = 0; i < 3; i++) {
      var wait = wait("w" + i, WaitKind.INPUT);
      written(opens(claim, wait));
      waits.add(wait.id());
      ground().advance(Duration.ofMillis(1));
    }
    var query = WaitQuery.all().execution(claim.execution()).limit(2);

    var first = tx(() -> store.waits(query));
    var second = tx(() -> store.waits(query.after(first.next().orElseThrow())));

    assertThat(first.items())
        .extracting(OpenWait::id)
        .containsExactlyElementsOf(waits.subList(0, 2));
    assertThat(second.items()).extracting(OpenWait::id).containsExactly(waits.get(2));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void waitsAreFilteredByKindAndByWhoMayAnswer() {
    var claim = running();
    var approval = wait("risk", WaitKind.APPROVAL);
    var sleep = wait("night", WaitKind.SLEEP);
    var anyone = withoutRoles(wait("colour", WaitKind.CHOICE));
    written(opens(claim, approval, sleep, anyone));
    var query = WaitQuery.all().execution(claim.execution());

    assertThat(ids(query)).containsExactlyInAnyOrder(approval.id(), anyone.id());
    assertThat(ids(query.kind(WaitKind.APPROVAL))).containsExactly(approval.id());
    assertThat(ids(query.role("risk"))).containsExactlyInAnyOrder(approval.id(), anyone.id());
    assertThat(ids(query.role("legal"))).containsExactly(anyone.id());
  }

  @Test
  void waitsThatAreOverAreNotListed() {
    var claim = running();
    var answered = wait("risk", WaitKind.APPROVAL);
    var expired = wait("legal", WaitKind.APPROVAL);
    written(opens(claim, answered, expired));
    tx(() -> store.answer(answered.id(), text("yes"), ANNA));
    written(closes(claim, expired.id(), WaitRow.State.EXPIRED));

    assertThat(ids(WaitQuery.all().execution(claim.execution()))).isEmpty();
  }

  private List<UUID> ids(WaitQuery query) {
    return tx(() -> store.waits(query)).items().stream().map(OpenWait::id).toList();
  }

  private static WaitRow withoutRoles(WaitRow wait) {
    return new WaitRow(
        wait.id(),
        wait.path(),
        wait.kind(),
        wait.signal(),
        wait.prompt(),
        wait.show(),
        wait.schema(),
        wait.options(),
        List.of(),
        wait.correlation(),
        wait.deadline(),
        wait.openedAt());
  }
}
