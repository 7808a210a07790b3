package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.AnswerDoesNotFit;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.StartOptions;
import io.durable.UnknownEvent;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.model.InboxRow;
import io.durable.model.NewExecution;
import io.durable.plan.Plan;
import io.durable.proof.Line;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/** Events by key for executions whose plan another version, or another application, has. */
class EventsToOtherPlansTest extends Conformance {
  private static final String KEY = "k-77";

  record Paid(String reference, int amount) {}

  @Durable("shop")
  static class Shop implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.event("paid", Paid.class).map(Paid::reference);
    }
  }

  /** The version before: the event had another place. */
  @Durable("shop")
  static class EarlierShop implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.when("prepaid", String::isEmpty, in)
          .then(() -> flow.constant("nothing"))
          .otherwise(() -> flow.event("paid", Paid.class).map(Paid::reference));
    }
  }

  /** Another application gives the event another type. */
  @Durable("till")
  static class Till implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.event("paid", String.class);
    }
  }

  @Test
  @Line(26)
  void anExecutionOfAnEarlierPlanGetsWhatItsWaitTakes() {
    var rig = on(new Shop());
    var earlier = stranger(rig, Flow.planOf(new EarlierShop()));
    var till = stranger(rig, Flow.planOf(new Till()));

    var reached = client().sendEvent(KEY, "paid", new Paid("r", 1), Optional.empty());

    assertThat(reached).containsExactly(earlier);
    assertThat(inbox(rig, earlier)).extracting(InboxRow::name).containsExactly("paid");
    assertThat(inbox(rig, till)).isEmpty();
  }

  @Test
  void whatNoPlanHereWaitsForIsRefusedAndReachesNobody() {
    var rig = on(new Till());
    var earlier = stranger(rig, Flow.planOf(new EarlierShop()));

    assertThatThrownBy(() -> client().sendEvent(KEY, "shipped", "x", Optional.empty()))
        .isInstanceOf(UnknownEvent.class)
        .hasMessageContaining("'shipped'");
    assertThatThrownBy(() -> client().sendEvent(KEY, "paid", new Paid("r", 1), Optional.empty()))
        .isInstanceOf(AnswerDoesNotFit.class);

    assertThat(inbox(rig, earlier)).isEmpty();
  }

  /** An execution under the key whose plan this node does not have. */
  private static UUID stranger(Rig rig, Plan plan) {
    var id = UUID.randomUUID();
    var store = rig.ground().store();
    var start =
        new NewExecution(
            id,
            plan.workflow(),
            plan.hash(),
            StringNode.valueOf("x"),
            "hash",
            StartOptions.none().businessKey(KEY));
    rig.ground()
        .transactions()
        .join(
            () -> {
              store.savePlan(plan.hash(), plan.workflow(), plan.json());
              return store.insert(start);
            });
    return id;
  }

  private static List<InboxRow> inbox(Rig rig, UUID execution) {
    return rig.ground().transactions().join(() -> rig.ground().store().inbox(execution));
  }
}
