package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.boundary.Desk;
import io.durable.boundary.Lease;
import io.durable.model.NewExecution;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** A database that was away for longer than a lease: nobody could beat, and nobody is dead. */
@ParameterizedClass(name = "{0}")
@EnumSource(Grounds.class)
class DatabaseOutageTest {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Set<String> PLANS = Set.of("plan");
  private static final Set<String> QUEUES = Set.of("default");

  @Parameter Grounds grounds;

  private final AtomicLong nanos = new AtomicLong();
  private final UUID first = UUID.randomUUID();
  private final UUID second = UUID.randomUUID();
  private Ground ground;
  private Desk desk;
  private Desk otherDesk;

  @BeforeEach
  void twoNodesOfWhichTheSecondRunsSomething() throws Exception {
    ground = grounds.open();
    desk = newDesk();
    otherDesk = newDesk();
    desk.savePlan("plan", "orders", "{}");
    desk.register(first, "first", PLANS);
    otherDesk.register(second, "second", PLANS);
    var start =
        new NewExecution(
            UUID.randomUUID(),
            "orders",
            "plan",
            JsonNodeFactory.instance.objectNode(),
            "hash",
            StartOptions.none());
    ground.transactions().join(() -> ground.store().insert(start));
    assertThat(otherDesk.claim(second, PLANS, QUEUES, 1)).hasSize(1);
  }

  private Desk newDesk() {
    return new Desk(ground.store(), ground.transactions(), new Lease(LEASE, nanos::get), LEASE);
  }

  /** Time that everybody notices. */
  private void pass(Duration time) {
    ground.pass(time);
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void whoseLeaseHasRunOutBuriesNobody() throws Exception {
    pass(LEASE.multipliedBy(2));

    assertThat(desk.takeOver(first)).isZero();
    assertThat(otherDesk.beat(second).orElseThrow()).hasSize(1);
  }

  @Test
  void whoCouldBeatAgainFirstLeavesTheOthersTheTimeToDoSo() throws Exception {
    pass(LEASE.multipliedBy(2));
    desk.beat(first);

    assertThat(desk.takeOver(first)).isZero();
    pass(LEASE.dividedBy(2));
    desk.beat(first);
    assertThat(desk.takeOver(first)).isZero();

    assertThat(otherDesk.beat(second).orElseThrow()).hasSize(1);
  }

  @Test
  void whoDoesNotComeBackIsBuriedOneLeaseLater() throws Exception {
    pass(LEASE.multipliedBy(2));
    desk.beat(first);
    pass(LEASE.dividedBy(2));
    desk.beat(first);
    pass(LEASE.dividedBy(2));
    desk.beat(first);

    assertThat(desk.takeOver(first)).isEqualTo(1);
    assertThat(otherDesk.beat(second)).isEmpty();
  }

  @Test
  void whatANodeLeftInOrderIsFreeAtOnce() throws Exception {
    otherDesk.deregister(second);

    assertThat(desk.takeOver(first)).isEqualTo(1);
  }

  @AfterEach
  void close() {
    ground.close();
  }
}
