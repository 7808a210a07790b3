package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExecutionTimeoutTest extends Conformance {

  /** Works deaf to interruption, with a day for all of it. */
  @Durable("hurried")
  static class Hurried implements Workflow<String, String> {
    final Witness witness = new Witness();

    String book(String in) {
      return in;
    }

    void cancel(String booking) {
      witness.saw("cancel " + booking);
    }

    String work(String in) {
      witness.pauseStubbornly();
      return "done";
    }

    void takeBack(String in, String key) {
      witness.saw("take back " + in);
    }

    @Override
    public Value<String> define(Flow flow, Value<String> how) {
      flow.timeout(Duration.ofDays(1));
      flow.step("book", this::book, flow.constant("room")).compensate(this::cancel);
      flow.when("asks", "ask"::equals, how).then(() -> flow.event("word", String.class));
      return flow.step("work", this::work, how).external().compensateInDoubt(this::takeBack);
    }
  }

  @Test
  @Line({12, 33})
  void anExecutionThatWaitsTooLongFailsAndIsUndoneAlsoWhenEveryNodeWasDown() {
    var workflow = new Hurried();
    var rig = on(workflow);
    var id = client().start(Hurried.class, "ask").id();
    rig.parked(id);

    rig.stopNode();
    rig.ground().pass(Duration.ofDays(1));
    rig.startNode();
    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(ended.failure().orElseThrow().type()).isEqualTo("ExecutionTimedOut");
    assertThat(ended.waits()).isEmpty();
    assertThat(workflow.witness.seen()).containsExactly("cancel room");
  }

  @Test
  @Line({12, 50})
  void whatRunsWhenTheTimeIsUpIsEndedAndItsEffectUndoneThoughItIsDeaf() throws Exception {
    var workflow = new Hurried();
    var rig = on(workflow);
    var id = client().start(Hurried.class, "work").id();
    workflow.witness.awaitEntered();

    rig.pass(Duration.ofDays(1));
    var ended = end(id);
    workflow.witness.letGo();

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(workflow.witness.seen()).startsWith("take back work", "cancel room");
    assertThat(Rig.journal(ended))
        .contains(" 1 TIMED_OUT", "work 1 CANCELLED", "work!undo 1 COMPLETED");
  }
}
