package io.durable.plan;

import static io.durable.plan.Sketch.assertError;

import io.durable.Decision;
import io.durable.function.TypeRef;
import io.durable.plan.Shop.Order;
import io.durable.plan.Shop.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitRulesTest {

  @Test
  void anEmptyRoleIsRefused() {
    assertError("ask", "it waits for an empty role", (flow, order) -> flow.approval("ask").role());
    assertError(
        "ask", "it waits for an empty role", (flow, order) -> flow.approval("ask").role("a", " "));
  }

  @Test
  void aDeadlineThatIsNotPositiveIsRefused() {
    assertError(
        "ask",
        "its time for an answer is PT0S",
        (flow, order) -> flow.approval("ask").within(Duration.ZERO));
  }

  @Test
  void anOrElseWithoutADeadlineIsRefused() {
    assertError(
        "ask",
        "it has .orElse and no time after which it counts",
        (flow, order) -> flow.approval("ask").orElse(Decision.expired()));
  }

  @Test
  void anOrElseThatIsNoOptionIsRefused() {
    assertError(
        "pick",
        "its orElse \"green\" is none of its options",
        (flow, order) ->
            flow.choice("pick", List.of("red", "blue")).within(Duration.ofDays(1)).orElse("green"));
  }

  @Test
  void aChoiceWithoutOptionsIsRefused() {
    assertError("pick", "it has no options", (flow, order) -> flow.choice("pick", List.of()));
    assertError(
        "pick", "it has no options", (flow, order) -> flow.choice("pick", (List<String>) null));
  }

  @Test
  void anOptionThatIsThereTwiceIsRefused() {
    assertError(
        "pick",
        "one of its options is there twice",
        (flow, order) -> flow.choice("pick", List.of("red", "red")));
  }

  @Test
  void anEmptyOptionIsRefused() {
    assertError(
        "pick",
        "one of its options is empty",
        (flow, order) -> flow.choice("pick", List.of("red", " ")));
  }

  @Test
  void aHandleInAnOptionIsRefused() {
    assertError(
        "pick",
        "an option contains a handle",
        (flow, order) -> flow.choice("pick", List.of("red", "like " + order)));
  }

  @Test
  void aPromptHasAValueForEachPlace() {
    assertError(
        "ask",
        "its prompt has 1 {} and 0 values",
        (flow, order) -> flow.approval("ask").prompt("Ship {}?"));
  }

  @Test
  void aHandleInAPromptIsRefused() {
    assertError(
        "ask",
        "its prompt contains a handle",
        (flow, order) -> flow.approval("ask").prompt("Ship " + order + "?"));
  }

  @Test
  void aHandleInARoleIsRefused() {
    assertError(
        "ask",
        "its role contains a handle",
        (flow, order) -> flow.approval("ask").role("desk-" + order));
  }

  @Test
  void anEventWithABadNameIsRefused() {
    assertError(
        "packed",
        "of its event 'is packed' is no name",
        (flow, order) -> flow.event("packed", Order.class).named("is packed"));
  }

  @Test
  void aBusinessKeyThatIsNullIsRefused() {
    assertError(
        "packed",
        "its business key is null",
        (flow, order) -> flow.event("packed", Order.class).correlate(null));
  }

  @Test
  void anAnswerWithoutATypeIsRefused() {
    assertError(
        "ask",
        "the type of its answer is null",
        (flow, order) -> flow.input("ask", (Class<String>) null));
  }

  @Test
  void anAnswerWithTwoTypesIsRefused() {
    assertError(
        "ask",
        "its answer is said to be java.util.List<java.lang.String> and List<Line>",
        (flow, order) -> {
          TypeRef<?> other = new TypeRef<List<String>>() {};
          return statedAs(flow.input("ask", new TypeRef<List<Shop.Line>>() {}), other);
        });
  }

  @SuppressWarnings("unchecked") // javac would not let it happen without
  private static <T> io.durable.Value<T> statedAs(io.durable.Value<T> value, TypeRef<?> type) {
    return value.as((TypeRef<T>) type);
  }

  @Test
  void aShownValueWhoseTypeALambdaHidesIsRefused() {
    assertError(
        "ask",
        "the type of what it shows is not known",
        (flow, order) -> flow.approval("ask").show(order.map(o -> o.lines())));
  }

  @Test
  void aSleepOfLessThanNothingIsRefused() {
    assertError(
        "nap", "it sleeps for PT-1S", (flow, order) -> flow.sleep("nap", Duration.ofSeconds(-1)));
  }

  @Test
  void aSleepWithoutATimeIsRefused() {
    assertError("nap", "it sleeps for null", (flow, order) -> flow.sleep("nap", (Duration) null));
    assertError(
        "nap", "it sleeps until null", (flow, order) -> flow.sleepUntil("nap", (Instant) null));
  }

  @Test
  void anEnumChoiceOffersItsConstants() {
    var plan = Sketch.plan((flow, order) -> flow.choice("pick", Priority.class));

    var options = ((WaitNode) plan.nodes().get(0)).options();
    org.assertj.core.api.Assertions.assertThat(options).hasToString("[\"HIGH\", \"LOW\"]");
  }
}
