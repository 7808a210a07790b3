package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Caller;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.OpenWait;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.Value;
import io.durable.WaitClosed;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeveralQuestionsTest extends Conformance {
  private static final Duration DAY = Duration.ofDays(1);

  private static final Caller ANN = Caller.trusted("ann");

  private OpenWait open(UUID execution, String name) {
    return client().get(execution).waits().stream()
        .filter(wait -> wait.path().endsWith("/" + name))
        .findFirst()
        .orElseThrow();
  }

  private void event(UUID execution, String name, Object payload) {
    client().sendEvent(execution, name, payload, Optional.empty());
  }

  /** Paid by card or by transfer, or an officer says that it is a gift. */
  @Durable("any-payment")
  static class AnyPayment implements Workflow<String, String> {
    private final Optional<String> otherwise;

    AnyPayment(Optional<String> otherwise) {
      this.otherwise = otherwise;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var paid =
          flow.<String>anyOf(
                  "paid",
                  () -> flow.event("card", String.class),
                  () -> flow.event("transfer", String.class),
                  () -> flow.input("gift", String.class).prompt("A gift of {}?", in))
              .within(DAY);
      otherwise.ifPresent(paid::orElse);
      return flow.combine((which, what) -> which + " " + what, paid.which(), paid);
    }
  }

  @Test
  @Line({23, 27})
  void theFirstAnswerSaysWhichAndWhatAndClosesTheOtherQuestions() {
    var rig = on(new AnyPayment(Optional.empty()));
    var id = client().start(AnyPayment.class, "Bob").id();
    rig.parked(id);
    var gift = open(id, "gift");

    event(id, "transfer", "20");
    var ended = end(id);

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("transfer 20");
    assertThat(ended.waits()).isEmpty();
    assertThatThrownBy(() -> client().answer(gift.id(), "yes", ANN)).isInstanceOf(WaitClosed.class);
  }

  @Test
  @Line(23)
  void anEventThatCameBeforeItsQuestionsAnswersThem() {
    var rig = on(new AnyPayment(Optional.empty()));
    var later = StartOptions.none().at(rig.now().plus(DAY));
    var id = client().start(AnyPayment.class, "Bob", later).id();

    event(id, "card", "early");
    rig.pass(DAY);

    assertThat(end(id).result().orElseThrow().stringValue()).isEqualTo("card early");
  }

  @Test
  @Line(23)
  void whenTheTimeIsUpTheOtherValueCountsAndNobodyIsNamed() {
    var rig = on(new AnyPayment(Optional.of("nothing")));
    var id = client().start(AnyPayment.class, "Bob").id();
    rig.parked(id);

    rig.pass(DAY);
    var ended = end(id);

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("null nothing");
    assertThat(ended.waits()).isEmpty();
  }

  @Test
  @Line(23)
  void whenTheTimeIsUpWithoutAnotherValueTheNodeFailsWithItsType() {
    var rig = on(new AnyPayment(Optional.empty()));
    var id = client().start(AnyPayment.class, "Bob").id();
    rig.parked(id);

    rig.stopNode();
    rig.ground().pass(DAY);
    rig.startNode();
    var ended = end(id);

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().type()).isEqualTo("WaitExpired");
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("paid");
    assertThat(ended.waits()).isEmpty();
  }

  /** Both have to sign, not before the night is over. */
  @Durable("all-signatures")
  static class AllSignatures implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      return flow.allOf(
              "signed",
              () -> flow.input("ann", String.class).prompt("Sign {}", in),
              () -> flow.event("bob", String.class),
              () -> flow.sleep("night", Duration.ofHours(8)),
              (ann, bob, night) -> ann + " and " + bob)
          .within(DAY)
          .orElse("unsigned");
    }
  }

  @Test
  @Line({23, 27})
  void allAnswersAreCollectedAlsoWhenTheNodeStopsBetweenThem() {
    var rig = on(new AllSignatures());
    var id = client().start(AllSignatures.class, "it").id();
    rig.parked(id);
    event(id, "bob", "B.");
    rig.awaitJournal(id, 2);
    rig.parked(id);

    rig.stopNode();
    rig.startNode();
    client().answer(open(id, "ann").id(), "A.", ANN);
    rig.awaitJournal(id, 3);
    rig.parked(id);
    rig.pass(Duration.ofHours(8));

    assertThat(end(id).result().orElseThrow().stringValue()).isEqualTo("A. and B.");
  }

  @Test
  @Line(23)
  void whenTheTimeIsUpBeforeAllHaveAnsweredTheOtherValueCounts() {
    var rig = on(new AllSignatures());
    var id = client().start(AllSignatures.class, "it").id();
    rig.parked(id);
    event(id, "bob", "B.");
    rig.awaitJournal(id, 2);
    rig.parked(id);

    rig.pass(DAY);
    var ended = end(id);

    assertThat(ended.result().orElseThrow().stringValue()).isEqualTo("unsigned");
    assertThat(ended.waits()).isEmpty();
  }

  /** The answer itself is null. */
  @Durable("null-answers")
  static class NullAnswers implements Workflow<String, Optional<String>> {
    @Override
    public Value<Optional<String>> define(Flow flow, Value<String> in) {
      var any =
          flow.<String>anyOf(
                  "any", () -> flow.event("a", String.class), () -> flow.event("b", String.class))
              .within(DAY)
              .orElse(null);
      return flow.combine((which, what) -> Optional.of(which + " " + what), any.which(), any);
    }
  }

  @Test
  @Line(23)
  void nullIsAnAnswerAndAnotherValueToo() {
    var rig = on(new NullAnswers());
    var answered = client().start(NullAnswers.class, "x").id();
    var silent = client().start(NullAnswers.class, "x").id();
    rig.parked(answered);
    rig.parked(silent);

    event(answered, "b", null);
    var first = end(answered);
    rig.pass(DAY);

    assertThat(first.result().orElseThrow().stringValue()).isEqualTo("b null");
    assertThat(end(silent).result().orElseThrow().stringValue()).isEqualTo("null null");
  }
}
