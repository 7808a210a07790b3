package io.durable.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Caller;
import io.durable.Decision;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.NotAllowed;
import io.durable.Retry;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private final Shop shop = new Shop();
  private Rehearsal rehearsal = Rehearsal.of(shop);

  record Order(String id, int total) {}

  /** Reserves, asks when it is a large one, charges, waits for a year, packs. */
  @Durable("shop")
  static class Shop implements Workflow<Order, String> {
    private final List<String> did = new ArrayList<>();

    private String did(String what) {
      did.add(what);
      return what;
    }

    String reserve(Order order) {
      return did("reserved " + order.id());
    }

    void release(String reservation) {
      did("released " + reservation);
    }

    String charge(Order order) {
      return did("charged " + order.total());
    }

    void refund(String payment) {
      did("refunded " + payment);
    }

    String pack(Order order, String payment) {
      return did("packed " + order.id() + " with " + payment);
    }

    boolean large(Order order) {
      return order.total() > 100;
    }

    @Override
    public Value<String> define(Flow flow, Value<Order> order) {
      flow.step("reserve", this::reserve, order).compensate(this::release);
      flow.when("large", this::large, order)
          .then(
              () -> {
                var verdict =
                    flow.approval("boss")
                        .role("boss")
                        .within(Duration.ofDays(2))
                        .orElse(Decision.expired());
                return flow.on("verdict", verdict.map(Decision::outcome))
                    .is(Decision.Outcome.APPROVED, flow::done)
                    .otherwise(() -> flow.fail("turned-down", verdict.map(Decision::comment)));
              })
          .otherwise(flow::done);
      var payment =
          flow.step("charge", this::charge, order)
              .external()
              .retry(Retry.constant(3, Duration.ofHours(1)))
              .compensate(this::refund)
              .compensateInDoubt((given, key) -> did("asked for " + key));
      flow.sleep("season", Duration.ofDays(365));
      return flow.step("pack", this::pack, order, payment);
    }
  }

  @AfterEach
  void close() {
    rehearsal.close();
  }

  @Test
  void aSleepOfAYearTakesNoTimeAndPassesOnlyWhenToldSo() {
    var order = rehearsal.start(Shop.class, new Order("A", 5));
    var before = rehearsal.now();

    assertThat(order.status()).isEqualTo(Status.WAITING);
    assertThat(order.waits()).containsExactly("season");
    assertThat(order.done()).containsExactly("reserve", "charge");

    order.pass(Duration.ofDays(364));
    assertThat(order.status()).isEqualTo(Status.WAITING);

    order.pass(Duration.ofDays(1));
    assertThat(order.status()).isEqualTo(Status.COMPLETED);
    assertThat(order.result()).isEqualTo("packed A with charged 5");
    assertThat(Duration.between(before, rehearsal.now())).isEqualTo(Duration.ofDays(365));
  }

  @Test
  void finishMovesTheClockFromOneDueTimeToTheNext() {
    rehearsal
        .fails("charge", 1, new IOException("busy"))
        .fails("charge", 2, new IOException("busy"));
    var before = rehearsal.now();

    var order = rehearsal.start(Shop.class, new Order("A", 5)).finish();

    assertThat(order.attempts("charge")).isEqualTo(3);
    assertThat(shop.did).containsExactly("reserved A", "charged 5", "packed A with charged 5");
    assertThat(Duration.between(before, rehearsal.now()))
        .isEqualTo(Duration.ofDays(365).plusHours(2));
  }

  @Test
  void aStepGivesWhatTheTestSays() {
    rehearsal
        .gives("charge", "a promise")
        .fake("pack", (Order order, String payment) -> order.id() + " for " + payment);

    var order = rehearsal.start(Shop.class, new Order("A", 5)).finish();

    assertThat(order.result()).isEqualTo("A for a promise");
    assertThat(shop.did).containsExactly("reserved A");
  }

  @Test
  void whatFailsForGoodIsUndoneInReverseOrder() {
    rehearsal.fails("pack", new IOException("no box"));

    var order = rehearsal.start(Shop.class, new Order("A", 5)).finish();

    assertThat(order.status()).isEqualTo(Status.COMPENSATED);
    assertThat(order.failure().message()).isEqualTo("no box");
    assertThat(order.undone()).containsExactly("charge", "reserve");
    assertThat(shop.did)
        .containsExactly("reserved A", "charged 5", "refunded charged 5", "released reserved A");
    assertThatThrownBy(order::result)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("COMPENSATED")
        .hasMessageContaining("no box");
  }

  @Test
  void anUndoFailsAsOftenAsTheTestSays() {
    rehearsal
        .fails("pack", new IOException("no box"))
        .fails("charge!undo", 1, new IOException("later"));

    var order = rehearsal.start(Shop.class, new Order("A", 5)).finish();

    assertThat(order.status()).isEqualTo(Status.COMPENSATED);
    assertThat(order.attempts("charge!undo")).isEqualTo(2);
  }

  @Test
  void anApprovalAsksForItsRole() {
    var order = rehearsal.start(Shop.class, new Order("A", 500));
    assertThat(order.waits()).containsExactly("large[then]/boss");

    assertThatThrownBy(
            () -> order.approve("large[then]/boss", Caller.of("eve", role -> false), "me"))
        .isInstanceOf(NotAllowed.class);
    order.approve("large[then]/boss", Caller.of("bob", "boss"::equals), "fine").finish();

    assertThat(order.status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aDeadlineExpiresAtItsTime() {
    var order = rehearsal.start(Shop.class, new Order("A", 500));

    order.pass(Duration.ofDays(2));

    assertThat(order.status()).isEqualTo(Status.COMPENSATED);
    assertThat(order.undone()).containsExactly("reserve");
  }

  @Test
  void aCancelUndoesWhatWasDone() {
    var order = rehearsal.start(Shop.class, new Order("A", 5)).cancel("changed my mind");

    assertThat(order.status()).isEqualTo(Status.CANCELLED);
    assertThat(order.undone()).containsExactly("charge", "reserve");
  }

  @Test
  void aCrashDuringAnExternalStepRunsItAgainAndNothingElse() {
    rehearsal.crashesDuring("charge");

    var order = rehearsal.start(Shop.class, new Order("A", 5)).finish();

    assertThat(order.status()).isEqualTo(Status.COMPLETED);
    assertThat(order.attempts("charge")).isEqualTo(1);
    assertThat(shop.did)
        .containsExactly("reserved A", "charged 5", "charged 5", "packed A with charged 5");
  }

  @Test
  void aCrashAfterACheckpointRunsNothingAgain() {
    rehearsal.crashesAfter("reserve").crashesAfter("charge").crashesAfter("pack");

    var order = rehearsal.start(Shop.class, new Order("A", 5)).finish();

    assertThat(order.result()).isEqualTo("packed A with charged 5");
    assertThat(shop.did).containsExactly("reserved A", "charged 5", "packed A with charged 5");
  }

  @Test
  void aCrashWhileItWaitsChangesNothing() {
    var order = rehearsal.start(Shop.class, new Order("A", 500));

    rehearsal.crash();
    order.approve("large[then]/boss");
    rehearsal.crash();

    assertThat(order.finish().result()).isEqualTo("packed A with charged 500");
    assertThat(shop.did).containsExactly("reserved A", "charged 500", "packed A with charged 500");
  }

  @Test
  void aStartMayBeForLater() {
    rehearsal.close();
    rehearsal = Rehearsal.of(shop).beginningAt(Instant.parse("2030-05-01T00:00:00Z"));
    var later = StartOptions.none().at(Instant.parse("2030-06-01T00:00:00Z"));

    var order = rehearsal.start(Shop.class, new Order("A", 5), later);

    assertThat(order.status()).isEqualTo(Status.PENDING);
    assertThat(order.pass(Duration.ofDays(31)).done()).containsExactly("reserve", "charge");
  }

  @Durable("talk")
  static class Talk implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var word = flow.input("word", String.class);
      var nod = flow.event("nod", String.class);
      return flow.combine(Talk::both, word, nod);
    }

    static String both(String word, String nod) {
      return word + ", " + nod;
    }
  }

  @Test
  void inputsAndEventsAreGivenAndMissedOnesAreNamed() {
    rehearsal.close();
    rehearsal = Rehearsal.of(new Talk());
    var talk = rehearsal.start(Talk.class, "x");

    assertThatThrownBy(talk::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("waits for [word]");
    assertThatThrownBy(() -> talk.answer("nod", "x"))
        .hasMessageContaining("nothing waits at 'nod'");

    talk.event("nod", "yes").answer("word", "hello");

    assertThat(talk.result()).isEqualTo("hello, yes");
  }

  @Test
  void aStepThatDoesNotExistIsNamedWithThoseThatDo() {
    assertThatThrownBy(() -> rehearsal.gives("chrage", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no step 'chrage'; steps are [charge, pack, reserve]");
  }

  @Test
  void whatComesAfterTheFirstStartIsRefused() {
    rehearsal.start(Shop.class, new Order("A", 5));

    assertThatThrownBy(() -> rehearsal.gives("charge", "x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before the first start");
  }
}
