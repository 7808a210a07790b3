package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.function.MethodReference.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions that hide their type: the answer is a reason, never {@code Object} or {@code Map}. */
class HiddenTypeTest {

  record Pair<A, B>(A first, B second) {}

  static class Shape {}

  static class Circle extends Shape {}

  interface Source<T> {
    T next();
  }

  @SuppressWarnings("ClassCanBeStatic") // an inner class is what the test is about
  class Inner {
    final List<String> names;

    Inner(List<String> names) {
      this.names = names;
    }
  }

  static class Bag {
    private Bag() {}

    static List<String> of(String... names) {
      return List.of(names);
    }

    static String joined(String... names) {
      return String.join(",", names);
    }

    static <T> List<T> listOf(T value) {
      return List.of(value);
    }

    static <T extends Shape> T shape(T shape) {
      return shape;
    }

    @SuppressWarnings("rawtypes") // what the test is about
    static List raw(String name) {
      return List.of(name);
    }

    static Object anything(String name) {
      return name;
    }
  }

  @Test
  void lambdaHidesTheArgumentsOfAGenericType() {
    Fn1<String, List<String>> lambda = name -> List.of(name);

    assertThat(MethodReference.of(lambda).kind()).isEqualTo(Kind.SYNTHETIC);
    assertThat(reason(lambda)).contains("a lambda").contains("only List is left");
  }

  @Test
  void lambdaOfObjectIsHidden() {
    Fn1<String, Object> lambda = name -> name;

    assertThat(reason(lambda)).contains("only Object is left");
  }

  @Test
  void lambdaOfAGenericArrayIsHidden() {
    Fn1<Integer, Pair<String, String>[]> lambda = size -> null;

    assertThat(reason(lambda)).contains("only Pair[] is left");
  }

  @Test
  void varargsReferenceIsALambda() {
    Fn1<String, List<String>> varargs = Bag::of;
    Fn2<String, String, String> plain = Bag::joined;

    assertThat(MethodReference.of(varargs).kind()).isEqualTo(Kind.SYNTHETIC);
    assertThat(reason(varargs)).contains("varargs");
    assertThat(MethodReference.of(plain).kind()).isEqualTo(Kind.SYNTHETIC);
    assertThat(MethodReference.of(plain).returnType())
        .isEqualTo(new ResolvedType.Known(String.class));
  }

  @Test
  void innerClassConstructorIsALambda() {
    Fn1<List<String>, Inner> constructor = Inner::new;

    var reference = MethodReference.of(constructor);

    assertThat(reference.kind()).isEqualTo(Kind.SYNTHETIC);
    assertThat(reference.returnType()).isEqualTo(new ResolvedType.Known(Inner.class));
    assertThat(reference.parameterTypes().get(0)).isInstanceOf(ResolvedType.Hidden.class);
  }

  @Test
  void arrayConstructorIsALambda() {
    Fn1<Integer, List<?>[]> generic = List<?>[]::new;
    Fn1<Integer, String[]> plain = String[]::new;

    assertThat(MethodReference.of(generic).kind()).isEqualTo(Kind.SYNTHETIC);
    assertThat(reason(generic)).contains("array constructor").contains("List[]");
    assertThat(MethodReference.of(plain).returnType())
        .isEqualTo(new ResolvedType.Known(String[].class));
  }

  @Test
  void constructorOfAGenericClassIsHidden() {
    Fn2<String, Integer, Pair<String, Integer>> pair = Pair::new;
    Fn0<List<String>> list = ArrayList::new;

    assertThat(reason(pair)).isEqualTo("new Pair gives Pair, and nothing here says what is in it");
    assertThat(reason(list)).contains("new ArrayList");
  }

  @Test
  void genericMethodThatOnlyItsCallerKnowsIsHidden() {
    Fn1<String, List<String>> listOf = Bag::listOf;

    assertThat(reason(listOf))
        .isEqualTo("Bag::listOf gives List<T>, and nothing here says what T is");
  }

  @Test
  void boundOfAVariableIsNotTakenForItsType() {
    Fn1<Shape, Shape> shape = Bag::shape;
    Fn1<Circle, Circle> circle = Bag::shape;

    assertThat(reason(shape)).contains("nothing here says what T is");
    assertThat(MethodReference.of(circle).returnType())
        .isEqualTo(new ResolvedType.Known(Circle.class));
  }

  @Test
  void receiverWithoutItsTypeArgumentsHidesTheResult() {
    Source<List<String>> source = () -> List.of("a");
    Fn0<List<String>> next = source::next;

    assertThat(reason(next)).isEqualTo("Source::next gives T, and nothing here says what T is");
  }

  @Test
  void rawTypeAndObjectAreHidden() {
    @SuppressWarnings("rawtypes") // what the test is about
    Fn1<String, List> raw = Bag::raw;
    Fn1<String, Object> anything = Bag::anything;

    assertThat(reason(raw)).isEqualTo("Bag::raw gives List, and nothing here says what is in it");
    assertThat(reason(anything)).contains("gives Object");
  }

  private static String reason(java.io.Serializable function) {
    return MethodReference.of(function)
        .returnType()
        .match(
            type -> {
              throw new AssertionError("known: " + type);
            },
            reason -> reason);
  }
}
