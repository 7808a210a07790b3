package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Caller;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.boundary.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A signal is followed by the next step without anybody looking around for it. */
class WakeUpTest extends Conformance {
  private static final Caller ANN = Caller.trusted("ann");

  /** Sweeps often and polls never: what the sweep finds has to be told to the claims. */
  private static final Settings.Times SWEEPING_ONLY =
      new Settings.Times(
          Duration.ofMillis(200),
          Duration.ofDays(10_000),
          Duration.ofHours(1),
          Duration.ofMillis(100),
          Duration.ofSeconds(10));

  @Durable("asking")
  static class Asking implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      flow.event("paid", String.class);
      return flow.input("answer", String.class).role("risk");
    }
  }

  private UUID parked(Rig rig) {
    var id = client().start(Asking.class, "x").id();
    rig.parked(id);
    return id;
  }

  @Test
  void anEventAndAnAnswerAreHeardWithoutASweep() {
    var rig = on(Rig.HINTED_ONLY, new Asking());
    var id = parked(rig);

    client().sendEvent(id, "paid", "yes", Optional.empty());
    rig.awaitJournal(id, 1);
    var wait = rig.parked(id).waits().get(0);
    client().answer(wait.id(), "ok", ANN);

    assertThat(end(id).execution().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aCancelIsHeardWithoutASweep() {
    var rig = on(Rig.HINTED_ONLY, new Asking());
    var id = parked(rig);

    client().cancel(id, "no", ANN);

    assertThat(end(id).execution().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void whatTheSweepWakesIsClaimedAtOnce() {
    var rig = on(SWEEPING_ONLY, new Asking());
    var id = parked(rig);
    var store = rig.ground().store();

    rig.ground()
        .transactions()
        .join(
            () ->
                store.event(
                    id, "paid", JsonNodeFactory.instance.stringNode("yes"), Optional.empty()));

    assertThat(rig.awaitJournal(id, 1).journal()).hasSize(1);
  }
}
