package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SagaTest extends Conformance {

  record Booking(String what, int number) {}

  @Durable("trip")
  static class Trip implements Workflow<String, String> {
    final Witness witness = new Witness();
    final AtomicInteger undoFailures = new AtomicInteger();

    Booking book(String what) {
      return new Booking(what, what.length());
    }

    Booking fail(String what) {
      throw new IllegalStateException("no " + what);
    }

    void cancel(Booking booking) {
      witness.saw("cancel " + booking.what() + " " + booking.number());
    }

    void cancelFor(String traveller, Booking booking) {
      if (undoFailures.getAndDecrement() > 0) {
        throw new IllegalStateException("cannot cancel now");
      }
      witness.saw("cancel " + booking.what() + " for " + traveller);
    }

    @Override
    public Value<String> define(Flow flow, Value<String> traveller) {
      flow.step("hotel", this::book, flow.constant("hotel")).compensate(this::cancel);
      flow.when("flies", traveller.map(name -> !name.isEmpty()))
          .then(
              () ->
                  flow.step("flight", this::book, traveller)
                      .compensateWith(this::cancelFor)
                      .compensateRetry(Retry.constant(2, Duration.ofHours(1))));
      flow.step("car", this::book, flow.constant("car")).compensate(this::cancel);
      flow.step("boat", this::fail, flow.constant("boat"));
      return traveller;
    }
  }

  @Test
  @Line(33)
  void compensationsRunInReverseOrderWithTheDataOfTheirOwnStepAndTheErrorIsKept() {
    var workflow = new Trip();
    on(workflow);

    var ended = run(Trip.class, "Ada");

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(workflow.witness.seen())
        .containsExactly("cancel car 3", "cancel Ada for Ada", "cancel hotel 5");
    assertThat(ended.failure().orElseThrow().message()).isEqualTo("no boat");
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("boat");
  }

  @Test
  @Line({33, 34})
  void aFailingCompensationIsTriedAgainAlsoAfterTheNodeStopped() {
    var workflow = new Trip();
    workflow.undoFailures.set(1);
    var rig = on(workflow);
    var id = client().start(Trip.class, "Ada").id();
    rig.awaitJournal(id, 7);

    rig.stopNode();
    rig.startNode();
    rig.pass(Duration.ofHours(1));
    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(workflow.witness.seen())
        .containsExactly("cancel car 3", "cancel Ada for Ada", "cancel hotel 5");
  }

  @Test
  @Line(34)
  void aCompensationThatGivesUpIsVisibleAndTheOthersHaveRun() {
    var workflow = new Trip();
    workflow.undoFailures.set(2);
    var rig = on(workflow);
    var id = client().start(Trip.class, "Ada").id();
    rig.awaitJournal(id, 7);
    rig.pass(Duration.ofHours(1));

    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATION_FAILED);
    assertThat(workflow.witness.seen()).containsExactly("cancel car 3", "cancel hotel 5");
    assertThat(ended.failure().orElseThrow().message()).isEqualTo("no boat");
  }

  /** Nobody says how anything is tried again. */
  @Durable("stubborn")
  static class Stubborn implements Workflow<String, String> {
    final Witness witness = new Witness();
    final AtomicInteger undoFailures = new AtomicInteger();

    String paint(String what) {
      return what;
    }

    String fail(String what) {
      throw new IllegalStateException("no " + what);
    }

    void scrape(String what) {
      if (undoFailures.getAndDecrement() > 0) {
        throw new IllegalStateException("it sticks");
      }
      witness.saw("scraped " + what);
    }

    @Override
    public Value<String> define(Flow flow, Value<String> what) {
      flow.step("first", this::paint, flow.constant("wall")).compensate(witness::saw);
      flow.step("second", this::paint, what).compensate(this::scrape);
      return flow.step("third", this::fail, what);
    }
  }

  @Test
  @Line(34)
  void aCompensationHasFiveAttemptsWhenNobodySaysOtherwise() {
    var workflow = new Stubborn();
    workflow.undoFailures.set(4);
    var rig = on(workflow);
    var id = client().start(Stubborn.class, "door").id();
    for (var failed = 1; failed <= 4; failed++) {
      rig.awaitJournal(id, 3 + failed);
      rig.pass(Duration.ofSeconds(1L << (failed - 1)));
    }

    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(workflow.witness.seen()).containsExactly("scraped door", "wall");
    assertThat(Rig.journal(ended)).contains("third 1 FAILED", "second!undo 5 COMPLETED");
  }

  @Test
  @Line(34)
  void theFifthFailureOfACompensationIsItsLastAndTheOthersHaveRun() {
    var workflow = new Stubborn();
    workflow.undoFailures.set(5);
    var rig = on(workflow);
    var id = client().start(Stubborn.class, "door").id();
    for (var failed = 1; failed <= 4; failed++) {
      rig.awaitJournal(id, 3 + failed);
      rig.pass(Duration.ofMinutes(1));
    }

    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATION_FAILED);
    assertThat(workflow.witness.seen()).containsExactly("wall");
    assertThat(Rig.journal(ended)).contains("second!undo 5 FAILED", "first!undo 1 COMPLETED");
  }
}
