package io.durable.plan;

import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.InvalidPlan;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.Fn1;
import io.durable.function.TypeRef;
import io.durable.plan.Shop.Order;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeRulesTest {

  record Box(String name, List<Content> contents) {}

  record Content(Thread owner) {}

  static Box box(Order order) {
    return new Box(order.id(), List.of());
  }

  static Map<String, ?> map(Order order) {
    return Map.of();
  }

  @Test
  void aResultThatCannotBeStoredIsRefusedWithThePlaceInside() {
    assertError(
        "box",
        "its result cannot be stored: Box.contents[].owner",
        (flow, order) -> flow.step("box", TypeRulesTest::box, order));
  }

  @Test
  void nothingFallsBackToObject() {
    var problems = Sketch.problems((flow, order) -> flow.step("map", TypeRulesTest::map, order));

    assertThat(problems.get(0).path()).hasToString("map");
  }

  @Test
  void anAnswerThatCannotBeStoredIsRefused() {
    assertError(
        "ask",
        "its answer cannot be stored",
        (flow, order) -> flow.input("ask", InputStream.class));
    assertError(
        "packed",
        "its answer cannot be stored",
        (flow, order) -> flow.event("packed", new TypeRef<List<Thread>>() {}));
  }

  @Test
  @SuppressWarnings("rawtypes") // that is the mistake
  void anAnswerOfARawTypeIsRefused() {
    assertThat(Sketch.problems((flow, order) -> flow.input("ask", List.class))).isNotEmpty();
  }

  @Test
  void aShownValueThatCannotBeStoredIsRefused() {
    assertError(
        "ask",
        "what it shows cannot be stored: Thread",
        (flow, order) -> flow.approval("ask").show(order.map(o -> Thread.currentThread())));
  }

  @Test
  void aConstantThatCannotBeStoredIsRefused() {
    assertError(
        "",
        "a constant cannot be stored",
        (flow, order) -> flow.run("use", (Thread t) -> {}, flow.constant(new Thread())));
  }

  @Test
  void aConstantThatIsNoNumberIsRefused() {
    assertError(
        "", "a constant of Double cannot be stored", (flow, order) -> flow.constant(Double.NaN));
  }

  @Test
  void aGenericConstantNeedsItsType() {
    assertThat(Sketch.problems((flow, order) -> flow.constant(List.of("a"))).get(0).remedy())
        .contains("flow.constant(new TypeRef<…>() {}, value)");
    Sketch.plan((flow, order) -> flow.constant(new TypeRef<List<String>>() {}, List.of("a")));
  }

  @Test
  void aVarargsReferenceThatHidesAGenericResultIsRefused() {
    assertError(
        "list",
        "the type of its result is not known",
        (flow, order) -> flow.step("list", TypeRulesTest::listOf, order));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only copied
  static <T> List<T> listOf(T... items) {
    return List.of(items);
  }

  @Test
  void aConstructorOfAnArrayThatHidesItsGenericTypeIsRefused() {
    assertThat(
            Sketch.problems(
                (flow, order) -> {
                  Fn1<Integer, List<?>[]> arrays = List<?>[]::new;
                  return flow.step("arrays", arrays, flow.constant(1));
                }))
        .hasSize(1);
  }

  // -- the types of the workflow itself

  @Durable("bad-input")
  static class BadInput implements Workflow<Thread, Box> {
    @Override
    public Value<Box> define(Flow flow, Value<Thread> input) {
      return flow.fail("no", "No");
    }
  }

  @Test
  void anInputAndAResultThatCannotBeStoredAreRefused() {
    var refused = catchThrowableOfType(InvalidPlan.class, () -> Recorder.record(new BadInput()));

    assertThat(refused)
        .hasMessageContaining("the workflow: its input cannot be stored: Thread")
        .hasMessageContaining("the workflow: its result cannot be stored: Box.contents[].owner");
  }

  static class Generic<T> implements Workflow<T, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<T> input) {
      return flow.done();
    }
  }

  @Durable("concrete")
  static class Concrete extends Generic<List<Order>> {}

  /** Looks like what a container makes. */
  static class Concrete$$Proxy extends Concrete {}

  @Durable("open")
  static class Open<T> extends Generic<T> {}

  @Test
  void theTypesOfAWorkflowAreReadThroughItsSuperclassesAndProxies() {
    var definition = Recorder.record(new Concrete$$Proxy());

    assertThat(definition.plan().workflow()).isEqualTo("concrete");
    assertThat(definition.code().inputType()).isEqualTo(new TypeRef<List<Order>>() {}.type());
    assertThat(definition.code().outputType()).isEqualTo(Done.class);
  }

  @Test
  void aWorkflowThatLeavesItsTypesOpenIsRefused() {
    var refused =
        catchThrowableOfType(InvalidPlan.class, () -> Recorder.record(new Open<String>()));

    assertThat(refused).hasMessageContaining("the type of its input is not known");
    assertThat(refused.problems()).hasSize(1);
  }

  @Test
  void aWorkflowThatIsALambdaIsRefused() {
    Workflow<Order, Done> lambda = (flow, order) -> flow.done();

    var refused = catchThrowableOfType(InvalidPlan.class, () -> Recorder.record(lambda));

    assertThat(refused)
        .hasMessageContaining("has no name")
        .hasMessageContaining("the type of its input is not known");
  }
}
