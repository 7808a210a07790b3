package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Caller;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import org.junit.jupiter.api.Test;

class LateResultTest extends Conformance {

  @Durable("late")
  static class Late implements Workflow<String, String> {
    final Witness first = new Witness();
    final Witness charge = new Witness();
    private final boolean undoesInDoubt;

    Late(boolean undoesInDoubt) {
      this.undoesInDoubt = undoesInDoubt;
    }

    String first(String in) {
      return in;
    }

    void undoFirst(String in) throws InterruptedException {
      first.pause();
    }

    String charge(String in) {
      charge.pauseStubbornly();
      return "receipt";
    }

    void refund(String receipt) {
      charge.saw("refund " + receipt);
    }

    void refundIfCharged(String in, String key) {
      charge.saw("refund in doubt");
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.step("first", this::first, in).compensate(this::undoFirst);
      var charge = flow.step("charge", this::charge, in).external().compensate(this::refund);
      return undoesInDoubt ? charge.compensateInDoubt(this::refundIfCharged) : charge;
    }
  }

  @Test
  @Line(50)
  void aResultThatComesWhileOthersAreUndoneIsKeptAndUndoneToo() throws Exception {
    var workflow = new Late(false);
    var rig = on(workflow);
    var id = client().start(Late.class, "x").id();
    workflow.charge.awaitEntered();

    client().cancel(id, "no", Caller.trusted("operator"));
    workflow.first.awaitEntered();
    workflow.charge.letGo();
    rig.awaitJournal(id, 4);
    workflow.first.letGo();
    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.CANCELLED);
    assertThat(workflow.charge.seen()).contains("refund receipt");
    assertThat(Rig.journal(ended))
        .containsExactly(
            "first 1 COMPLETED",
            "!cancel 1 COMPLETED",
            "charge 1 CANCELLED",
            "charge!late 1 COMPLETED",
            "first!undo 1 COMPLETED",
            "charge!undo 1 COMPLETED");
  }

  @Test
  @Line({32, 50})
  void anExternalStepThatWasCancelledIsUndoneInDoubt() throws Exception {
    var workflow = new Late(true);
    workflow.first.letGo();
    on(workflow);
    var id = client().start(Late.class, "x").id();
    workflow.charge.awaitEntered();

    client().cancel(id, "no", Caller.trusted("operator"));
    var ended = end(id);
    workflow.charge.letGo();

    assertThat(ended.execution().status()).isEqualTo(Status.CANCELLED);
    assertThat(workflow.charge.seen()).contains("refund in doubt");
    assertThat(Rig.journal(ended))
        .containsExactly(
            "first 1 COMPLETED",
            "!cancel 1 COMPLETED",
            "charge 1 CANCELLED",
            "charge!undo 1 COMPLETED",
            "first!undo 1 COMPLETED");
  }
}
