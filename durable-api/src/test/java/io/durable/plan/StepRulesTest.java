package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static io.durable.plan.Sketch.assertWarning;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Retry;
import io.durable.function.Fn0;
import io.durable.function.TypeRef;
import io.durable.plan.Shop.Order;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepRulesTest {

  @Test
  void aStepWithoutAFunctionIsRefused() {
    assertError(
        "make",
        "the function of the step is null",
        (flow, order) -> flow.step("make", (Fn0<String>) null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void aTimeoutThatIsNotPositiveIsRefused(Duration timeout) {
    assertError(
        "make",
        "its timeout is " + timeout,
        (flow, order) -> flow.step("make", () -> "x").timeout(timeout));
  }

  @Test
  void aTimeoutThatJtaCannotCountIsRefused() {
    assertError(
        "make",
        "JTA counts whole seconds",
        (flow, order) -> flow.step("make", () -> "x").timeout(Duration.ofMillis(1500)));
    Sketch.plan(
        (flow, order) -> flow.step("make", () -> "x").timeout(Duration.ofMillis(1500)).external());
  }

  @Test
  void aTimeoutOfCenturiesIsRefused() {
    assertError(
        "make",
        "its timeout is",
        (flow, order) -> flow.step("make", () -> "x").timeout(Duration.ofDays(100_000)));
  }

  @Test
  void retriesThatTakeLongerThanAYearAreRefused() {
    assertError(
        "make",
        "its last attempt would come after",
        (flow, order) ->
            flow.step("make", () -> "x").retry(Retry.constant(1000, Duration.ofDays(1))));
  }

  @Test
  void retriesWhoseTimeoutsTakeLongerThanAYearAreRefused() {
    assertError(
        "make",
        "its last attempt would come after",
        (flow, order) ->
            flow.step("make", () -> "x")
                .timeout(Duration.ofDays(200))
                .retry(Retry.constant(3, Duration.ZERO)));
  }

  @Test
  void manyQuickRetriesAreTaken() {
    Sketch.plan(
        (flow, order) ->
            flow.step("make", () -> "x").retry(Retry.constant(Integer.MAX_VALUE, Duration.ZERO)));
  }

  @Test
  void aCapBelowTheFirstDelayIsRefused() {
    assertError(
        "make",
        "its first retry comes after PT10S and its longest delay is PT1S",
        (flow, order) ->
            flow.step("make", () -> "x")
                .retry(Retry.exponential(3, Duration.ofSeconds(10)).cap(Duration.ofSeconds(1))));
  }

  @Test
  void aTypeThatIsBothTriedAgainAndNotIsRefused() {
    assertError(
        "make",
        "one type in except and in only",
        (flow, order) ->
            flow.step("make", () -> "x")
                .retry(
                    Retry.constant(3, Duration.ZERO)
                        .except(IllegalStateException.class)
                        .only(IllegalStateException.class)));
  }

  @Test
  void aRetryPolicyThatIsNullIsRefused() {
    assertError(
        "make",
        "its retry policy is null",
        (flow, order) -> flow.step("make", () -> "x").retry(null));
  }

  @Test
  void aRetryOfACompensationThatIsNotThereIsRefused() {
    assertError(
        "make",
        "it says how a compensation is tried again and has none",
        (flow, order) -> flow.step("make", () -> "x").compensateRetry(Retry.never()));
    assertError(
        "make",
        "the retry policy of its compensation is null",
        (flow, order) -> flow.step("make", () -> "x").compensate(x -> {}).compensateRetry(null));
  }

  @Test
  void theRetriesOfACompensationAreCheckedLikeThoseOfItsStep() {
    assertError(
        "make",
        "its compensation's last attempt would come after",
        (flow, order) ->
            flow.step("make", () -> "x")
                .compensate(x -> {})
                .compensateRetry(Retry.constant(1000, Duration.ofDays(1))));
  }

  @Test
  void aCompensationHasRetriesOfItsOwn() {
    var plan =
        Sketch.plan(
            (flow, order) ->
                flow.step("make", () -> "x")
                    .retry(Retry.constant(2, Duration.ZERO))
                    .compensate(x -> {}));

    var step = (StepNode) plan.node(Path.parse("make")).orElseThrow();
    assertThat(step.undo().retry())
        .isEqualTo(Retry.exponential(5, Duration.ofSeconds(1)).cap(Duration.ofMinutes(1)));
    assertThat(step.retry().attempts()).isEqualTo(2);
  }

  @Test
  void twoCompensationsAreRefused() {
    assertError(
        "make",
        "it has two compensations",
        (flow, order) -> flow.step("make", () -> "x").compensate(x -> {}).compensateWith(x -> {}));
  }

  @Test
  void aModifierThatIsGivenTwiceIsRefused() {
    assertError(
        "make",
        ".timeout is given twice",
        (flow, order) ->
            flow.step("make", () -> "x")
                .timeout(Duration.ofSeconds(1))
                .timeout(Duration.ofSeconds(2)));
  }

  @Test
  void aCompensationWithoutAFunctionIsRefused() {
    assertError(
        "make",
        "the function of its compensation is null",
        (flow, order) -> flow.step("make", () -> "x").compensate(null));
  }

  @Test
  void anExternalStepWithAnUndoAndNoInDoubtFormIsAWarning() {
    assertWarning(
        "make",
        "it is external and has a compensation, but none for an attempt that was cut off",
        (flow, order) -> flow.step("make", () -> "x").external().compensate(x -> {}));
  }

  @Test
  void anExternalStepWithoutAnUndoIsNoWarning() {
    assertThat(
            Sketch.definition((flow, order) -> flow.step("make", () -> "x").external()).warnings())
        .isEmpty();
  }

  @Test
  void anUndoInDoubtOfATransactionalStepIsRefused() {
    assertError(
        "make",
        "it is transactional and has a compensation in doubt",
        (flow, order) -> flow.step("make", () -> "x").compensateInDoubt(key -> {}));
  }

  static class Ledger {
    @Transactional(TxType.REQUIRES_NEW)
    String apart(Order order) {
      return order.id();
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    String without(Order order) {
      return order.id();
    }

    @Transactional(TxType.NEVER)
    void never(String result) {}

    @Transactional
    String within(Order order) {
      return order.id();
    }
  }

  private final Ledger ledger = new Ledger();

  @Test
  void aMethodThatBeginsATransactionOfItsOwnIsRefused() {
    assertError(
        "make",
        "Ledger::apart does not run in the transaction of the step",
        (flow, order) -> flow.step("make", ledger::apart, order));
  }

  @Test
  void aMethodThatSuspendsTheTransactionIsRefused() {
    assertError(
        "make", "NOT_SUPPORTED", (flow, order) -> flow.step("make", ledger::without, order));
  }

  @Test
  void anUndoThatRefusesTheTransactionIsRefused() {
    assertError(
        "make",
        "Ledger::never",
        (flow, order) -> flow.step("make", ledger::within, order).compensate(ledger::never));
  }

  @Test
  void anExternalStepMayDoWithTransactionsWhatItLikes() {
    Sketch.plan((flow, order) -> flow.step("make", ledger::apart, order).external());
    Sketch.plan((flow, order) -> flow.step("make", ledger::within, order));
  }

  @Test
  void aGenericResultThatALambdaHidesIsRefused() {
    assertError(
        "make",
        "the type of its result is not known",
        (flow, order) -> flow.step("make", o -> o.lines(), order));
  }

  @Test
  void aGenericResultThatALambdaHidesIsTakenWithItsType() {
    Sketch.plan(
        (flow, order) ->
            flow.step("make", o -> o.lines(), order).as(new TypeRef<List<Shop.Line>>() {}));
    Sketch.plan((flow, order) -> flow.step("make", Order::lines, order));
  }

  @Test
  void aProjectionMayHideItsTypeWhereNothingStoresIt() {
    Sketch.plan(
        (flow, order) -> flow.run("use", (List<Shop.Line> l) -> {}, order.map(o -> o.lines())));
  }
}
