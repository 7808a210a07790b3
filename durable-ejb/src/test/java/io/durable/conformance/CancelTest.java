package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Caller;
import io.durable.Durable;
import io.durable.ExecutionEnded;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CancelTest extends Conformance {
  private static final Caller OPERATOR = Caller.trusted("operator");

  private void cancel(UUID execution) {
    client().cancel(execution, "not wanted", OPERATOR);
  }

  @Durable("cancelled")
  static class Cancelled implements Workflow<String, String> {
    final Witness witness = new Witness();

    String first(String in) {
      witness.saw("first");
      return in;
    }

    void undoFirst(String result) {
      witness.saw("undo first");
    }

    String second(String how) throws InterruptedException {
      switch (how) {
        case "run" -> witness.pause();
        case "stubborn" -> witness.pauseStubbornly();
        case "retry" -> throw new IllegalStateException("not yet");
        default -> witness.saw("second");
      }
      witness.saw("second came to its end");
      return how;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> how) {
      flow.step("first", this::first, how).compensate(this::undoFirst);
      flow.step("second", this::second, how).retry(Retry.constant(3, Duration.ofDays(1)));
      flow.sleep("nap", Duration.ofDays(1));
      return flow.event("end", String.class);
    }
  }

  @Test
  @Line(32)
  void aPendingExecutionIsCancelledBeforeItBegins() {
    var workflow = new Cancelled();
    var rig = on(workflow);
    var later = StartOptions.none().at(rig.now().plus(Duration.ofDays(1)));
    var id = client().start(Cancelled.class, "x", later).id();

    cancel(id);

    assertThat(end(id).execution().status()).isEqualTo(Status.CANCELLED);
    assertThat(workflow.witness.seen()).isEmpty();
  }

  @Test
  @Line(32)
  void aRunningStepIsInterruptedAndWhatWasDoneIsUndone() throws Exception {
    var workflow = new Cancelled();
    on(workflow);
    var id = client().start(Cancelled.class, "run").id();
    workflow.witness.awaitEntered();

    cancel(id);
    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.CANCELLED);
    assertThat(workflow.witness.seen()).containsExactly("first", "undo first");
    assertThat(Rig.journal(ended))
        .containsExactly(
            "first 1 COMPLETED",
            "!cancel 1 COMPLETED",
            "second 1 CANCELLED",
            "first!undo 1 COMPLETED");
    var cancel = ended.journal().get(1).value().orElseThrow();
    assertThat(cancel.get("by").stringValue()).isEqualTo("operator");
    assertThat(cancel.get("reason").stringValue()).isEqualTo("not wanted");
  }

  @Test
  @Line(32)
  void theLateResultOfACancelledStepIsRefused() throws Exception {
    var workflow = new Cancelled();
    var rig = on(workflow);
    var id = client().start(Cancelled.class, "stubborn").id();
    workflow.witness.awaitEntered();

    cancel(id);
    var ended = end(id);
    workflow.witness.letGo();
    rig.idle();

    assertThat(ended.execution().status()).isEqualTo(Status.CANCELLED);
    assertThat(workflow.witness.seen()).as("it had a result").contains("second came to its end");
    assertThat(Rig.journal(end(id)))
        .contains("second 1 CANCELLED")
        .doesNotContain("second 1 COMPLETED");
  }

  @Test
  @Line(32)
  void anExecutionThatWaitsForARetryIsCancelled() {
    var workflow = new Cancelled();
    var rig = on(workflow);
    var id = client().start(Cancelled.class, "retry").id();
    rig.parked(id);

    cancel(id);

    assertThat(end(id).execution().status()).isEqualTo(Status.CANCELLED);
    assertThat(workflow.witness.seen()).containsExactly("first", "undo first");
  }

  @Test
  @Line(32)
  void aSleepingExecutionIsCancelled() {
    var rig = on(new Cancelled());
    var id = client().start(Cancelled.class, "x").id();
    rig.parked(id);

    cancel(id);

    assertThat(end(id).execution().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  @Line(32)
  void aWaitingExecutionIsCancelled() {
    var rig = on(new Cancelled());
    var id = client().start(Cancelled.class, "x").id();
    rig.awaitJournal(id, 2);
    rig.pass(Duration.ofDays(1));
    rig.awaitJournal(id, 3);

    cancel(id);

    assertThat(end(id).execution().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  @Line(32)
  void anEndedExecutionCannotBeCancelled() {
    on(new Cancelled());
    var id = client().start(Cancelled.class, "x").id();
    cancel(id);
    end(id);

    assertThatThrownBy(() -> cancel(id)).isInstanceOf(ExecutionEnded.class);
  }

  @Durable("compensating")
  static class Compensating implements Workflow<String, String> {
    final Witness witness = new Witness();

    String work(String in) {
      return in;
    }

    void undo(String in) throws InterruptedException {
      witness.pause();
      witness.saw("undone");
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.step("work", this::work, in).compensate(this::undo);
      return flow.fail("broken", "it broke");
    }
  }

  @Test
  @Line(32)
  void aCancelWhileCompensatingHasNoEffect() throws Exception {
    var workflow = new Compensating();
    var rig = on(workflow);
    var id = client().start(Compensating.class, "x").id();
    workflow.witness.awaitEntered();

    cancel(id);
    rig.signalsTaken(id);
    workflow.witness.letGo();
    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(ended.failure().orElseThrow().type()).isEqualTo("broken");
    assertThat(workflow.witness.seen()).containsExactly("undone");
  }
}
