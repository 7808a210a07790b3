package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.TypeRef;
import io.durable.plan.ChildNode.OnClose;
import io.durable.plan.Shop.Line;
import io.durable.plan.Shop.Order;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChildRulesTest {
  private static final Path BILL = Path.parse("bill");

  @Durable("billing")
  static class Billing implements Workflow<Order, String> {
    @Override
    public Value<String> define(Flow flow, Value<Order> order) {
      return order.map(Order::id);
    }
  }

  static class Nameless extends Inner<Order> {}

  @Durable("open")
  static class Open<T> extends Inner<T> {}

  static class Inner<T> implements Workflow<T, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<T> input) {
      return flow.done();
    }
  }

  @Durable("packing")
  static class Packing extends Inner<List<Line>> {}

  @Durable("threading")
  static class Threading extends Inner<Thread> {}

  private static ChildNode child(Plan plan) {
    return (ChildNode) plan.node(BILL).orElseThrow();
  }

  @Test
  void aChildByClassHasTheNameAndTheTypesOfItsClass() {
    var definition =
        Sketch.definition((flow, order) -> flow.child("bill", Billing.class, order).abandon());

    var node = child(definition.plan());
    assertThat(node.workflow()).isEqualTo("billing");
    assertThat(node.awaited()).isTrue();
    assertThat(node.onClose()).isEqualTo(OnClose.ABANDON);
    assertThat(definition.code().givenTypes()).containsEntry(BILL, Order.class);
    assertThat(definition.code().resultTypes()).containsEntry(BILL, String.class);
  }

  @Test
  void theTypesOfAChildAreReadThroughItsSuperclasses() {
    assertThat(
            Sketch.definition(
                    (flow, order) -> flow.child("bill", Packing.class, order.map(Order::lines)))
                .code()
                .givenTypes())
        .containsEntry(BILL, new TypeRef<List<Line>>() {}.type());
  }

  @Test
  void aChildByNameHasTheTypesThatAreSaid() {
    var definition =
        Sketch.definition(
            (flow, order) -> flow.child("bill", "billing", new TypeRef<List<Line>>() {}, order));

    assertThat(child(definition.plan()).onClose()).isEqualTo(OnClose.CANCEL);
    assertThat(definition.code().givenTypes()).containsEntry(BILL, Order.class);
    assertThat(definition.code().resultTypes())
        .containsEntry(BILL, new TypeRef<List<Line>>() {}.type());
  }

  @Test
  void theValueOfOneThatIsLeftAloneIsItsId() {
    var definition = Sketch.definition((flow, order) -> flow.spawn("bill", "billing", order));

    assertThat(child(definition.plan()).awaited()).isFalse();
    assertThat(definition.code().resultTypes()).containsEntry(BILL, UUID.class);
  }

  @Test
  void aClassWithoutANameIsRefused() {
    assertError(
        "bill", "Nameless has no name", (flow, order) -> flow.child("bill", Nameless.class, order));
    assertError(
        "bill",
        "the class of its workflow is null",
        (flow, order) -> flow.spawn("bill", (Class<Billing>) null, order));
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertError(
        "bill",
        "of its workflow 'a b' is no name",
        (flow, order) -> flow.child("bill", "a b", String.class, order));
  }

  @Test
  void aChildWithoutATypeIsRefused() {
    assertError(
        "bill",
        "the type of its result is null",
        (flow, order) -> flow.child("bill", "billing", (Class<String>) null, order));
  }

  @Test
  void aClassThatLeavesItsTypesOpenIsRefused() {
    assertError(
        "bill",
        "the type of its input is not known",
        (flow, order) -> flow.child("bill", open(), order));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as somebody would who does not care for types
  private static Class<Open<Order>> open() {
    return (Class) Open.class;
  }

  @Test
  void anInputOfAnotherTypeIsRefused() {
    assertError(
        "bill",
        "its input is Line, and its workflow takes Order",
        (flow, order) ->
            flow.child("bill", Billing.class, hidden(order.map(o -> new Line("", 0)))));
  }

  @SuppressWarnings("unchecked") // javac would not let it happen without
  private static <T> Value<T> hidden(Value<?> value) {
    return (Value<T>) value;
  }

  @Test
  void anInputWhoseTypeIsHiddenIsRefusedForAName() {
    assertError(
        "bill",
        "the type of its input is not known",
        (flow, order) -> flow.spawn("bill", "billing", order.map(o -> o.lines())));
  }

  @Test
  void anInputThatCannotBeStoredIsRefused() {
    assertThat(
            Sketch.problems(
                (flow, order) -> flow.child("bill", Threading.class, hidden(flow.constant(null)))))
        .anySatisfy(p -> assertThat(p.message()).contains("its input cannot be stored: Thread"));
  }

  // -- a fresh start

  @Test
  void aFreshStartMayBeTheLastThing() {
    Sketch.plan((flow, order) -> flow.continueAs(order));
    Sketch.plan(
        (flow, order) -> {
          flow.run("work", () -> {});
          return flow.when("more", o -> true, order)
              .then(() -> flow.continueAs("again", order))
              .otherwise(flow::done);
        });
  }

  @Test
  void aFreshStartBeforeOtherNodesIsRefused() {
    assertError(
        "continue-as",
        "something comes after it, at work",
        (flow, order) -> {
          flow.continueAs(order);
          return flow.run("work", () -> {});
        });
    assertError(
        "more[then]/continue-as",
        "something comes after it, at work",
        (flow, order) -> {
          flow.when("more", o -> true, order).then(() -> flow.continueAs(order));
          return flow.run("work", () -> {});
        });
  }

  @Test
  void aFreshStartBesideOthersIsRefused() {
    assertError(
        "both[0]/continue-as",
        "it stands in an arm that runs beside others",
        (flow, order) -> flow.first("both", () -> flow.continueAs(order), flow::done));
    assertError(
        "lines[*]/more[then]/continue-as",
        "it stands in the body that runs for each item",
        (flow, order) ->
            flow.forEach(
                "lines",
                order.map(Order::lines),
                line -> flow.when("more", l -> true, line).then(() -> flow.continueAs(order))));
    assertError(
        "more[*]/continue-as",
        "it stands in the body that runs in each round",
        (flow, order) ->
            flow.repeat("more", order, o -> flow.continueAs(o)).until(o -> true).atMost(2));
  }

  @Test
  void aFreshStartWithAnotherInputIsRefused() {
    assertError(
        "continue-as",
        "its input is String, and this workflow takes Order",
        (flow, order) -> flow.continueAs(order.map(Order::id)));
  }
}
