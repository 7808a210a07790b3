package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Flow;
import io.durable.Step0;
import io.durable.Value;
import io.durable.When;
import io.durable.function.Fn1;
import io.durable.function.TypeRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ScopeRulesTest {

  @Test
  void aValueThatLeavesItsArmIsRefused() {
    assertError(
        "use",
        "input 1 needs the result of big[then]/make outside the arm in which it is made",
        (flow, order) -> {
          var leaked = new AtomicReference<Value<String>>();
          flow.when("big", o -> true, order)
              .then(
                  () -> {
                    leaked.set(flow.step("make", () -> "x"));
                    return flow.done();
                  });
          return flow.step("use", (String s) -> s, leaked.get());
        });
  }

  @Test
  void aValueOfOneArmInAnotherIsRefused() {
    assertError(
        "big[otherwise]/use",
        "outside the arm",
        (flow, order) -> {
          var leaked = new AtomicReference<Value<String>>();
          return flow.when("big", o -> true, order)
              .then(
                  () -> {
                    leaked.set(flow.step("make", () -> "x"));
                    return leaked.get();
                  })
              .otherwise(() -> flow.step("use", (String s) -> s, leaked.get()));
        });
  }

  @Test
  void aValueThatWasComputedFromOneOfAnArmLeavesItNeither() {
    assertError(
        "use",
        "needs the result of big[then]/make",
        (flow, order) -> {
          var leaked = new AtomicReference<Value<Integer>>();
          flow.when("big", o -> true, order)
              .then(
                  () -> {
                    leaked.set(flow.step("make", () -> "x").map(String::length));
                    return flow.done();
                  });
          return flow.step("use", (Integer s) -> s, leaked.get());
        });
  }

  @Test
  void aValueFromAroundAnArmIsSeenInIt() {
    Sketch.plan(
        (flow, order) -> {
          var made = flow.step("make", () -> "x");
          return flow.when("big", o -> true, order)
              .then(
                  () ->
                      flow.when("bigger", o -> true, order)
                          .then(() -> flow.step("use", (String s) -> s, made))
                          .otherwise(() -> made))
              .otherwise(() -> made);
        });
  }

  @Test
  void aBranchThatIsUsedInItsOwnArmIsRefused() {
    assertError(
        "big[otherwise]/use",
        "needs the result of big inside that node itself",
        (flow, order) -> {
          When.Then<String> then =
              flow.when("big", o -> true, order).then(() -> flow.step("make", () -> "x"));
          return then.otherwise(() -> flow.step("use", (Object o) -> "z", then));
        });
  }

  @Test
  void aValueThatComesLaterIsRefused() {
    assertError(
        "ask",
        "what it shows needs the result of make, which is not there yet",
        (flow, order) -> {
          var ask = flow.approval("ask");
          var made = flow.step("make", () -> "x");
          return ask.show(made);
        });
  }

  @Test
  void aValueOfAnotherFlowIsRefused() {
    var kept = new AtomicReference<Value<String>>();
    Sketch.plan(
        (flow, order) -> {
          kept.set(flow.step("make", () -> "x"));
          return flow.done();
        });

    assertError(
        "use",
        "input 1 belongs to another flow",
        (flow, order) -> flow.step("use", (String s) -> s, kept.get()));
  }

  @Test
  void aValueOfSomebodyElsesMakingIsRefused() {
    assertError(
        "use",
        "input 1 belongs to another flow",
        (flow, order) -> flow.step("use", (String s) -> s, new Foreign<String>()));
  }

  private static final class Foreign<T> implements Value<T> {
    @Override
    public <R> Value<R> map(Fn1<? super T, ? extends R> projection) {
      return new Foreign<>();
    }

    @Override
    public Value<T> as(TypeRef<T> type) {
      return this;
    }
  }

  @Test
  void aNullForAValueIsRefused() {
    assertError("use", "input 1 is null", (flow, order) -> flow.step("use", (String s) -> s, null));
  }

  @Test
  void anArmThatReturnsNullIsRefused() {
    assertError(
        "big[then]",
        "what the arm returns is null",
        (flow, order) -> flow.when("big", o -> true, order).then(() -> null));
  }

  @Test
  void aDefineThatReturnsNullIsRefused() {
    assertError("", "what define returns is null", (flow, order) -> null);
  }

  @Test
  void handlesAreNotCompared() {
    var refused = Sketch.refused((flow, order) -> order.equals(order.map(o -> o)) ? order : null);

    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.message())
                    .isEqualTo("equals was called on the input, which is a handle and no result"));
  }

  @Test
  void handlesAreNotKeptInSets() {
    assertError(
        "big[then]",
        "hashCode was called on step big[then]/make",
        (flow, order) ->
            flow.when("big", o -> true, order)
                .then(
                    () -> {
                      var all = new HashSet<Value<String>>();
                      all.add(flow.step("make", () -> "x"));
                      return all.iterator().next();
                    }));
  }

  @Test
  void theFlowIsOfNoUseAfterDefineReturned() {
    var flows = new ArrayList<Flow>();
    var steps = new ArrayList<Step0<String>>();
    Sketch.plan(
        (flow, order) -> {
          flows.add(flow);
          steps.add(flow.step("make", () -> "x"));
          return flow.done();
        });

    assertThatThrownBy(() -> flows.get(0).step("late", () -> "x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'a node named late' was called after define had returned");
    assertThatThrownBy(() -> flows.get(0).done()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> steps.get(0).timeout(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'timeout' was called after define had returned");
    assertThatThrownBy(() -> steps.get(0).map(String::length))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> steps.get(0).hashCode()).isInstanceOf(IllegalStateException.class);
    assertThat(steps.get(0).toString()).contains("step make");
  }
}
