package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of type that cannot be stored is refused with its place and a way out. */
class UnstorableTypeTest {

  interface Shippable {}

  abstract static class Base {}

  sealed interface Payment permits Card, Cash {}

  record Card() implements Payment {}

  record Cash() implements Payment {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface ByClass {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  sealed interface Unnamed permits Only {}

  record Only(int a) implements Unnamed {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(value = Listed.class, name = "listed"))
  sealed interface Partly permits Listed, Forgotten {}

  record Listed(int a) implements Partly {}

  record Forgotten(int a) implements Partly {}

  public static class Wrapper {
    private final int value;

    public Wrapper(int a, int b) {
      value = a + b;
    }

    @JsonValue
    public int value() {
      return value;
    }
  }

  public static class NoConstructor {
    public int sum;

    NoConstructor(int a, int b) {
      sum = a + b;
    }
  }

  public static class Forgetful {
    public String kept;
    private int forgotten;

    public int forgotten() {
      return forgotten++;
    }
  }

  public static class WriteOnly {
    private final List<String> items = new ArrayList<>();

    public List<String> getItems() {
      return items;
    }
  }

  static class Lines extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
  }

  @SuppressWarnings("ClassCanBeStatic") // an inner class is what the test is about
  class Inner {
    public String name;
  }

  record Line(Object owner, Shippable goods) {}

  record Order(List<Line> lines, Map<Line, String> notes, Thread thread) {}

  @SuppressWarnings("rawtypes") // what the test is about
  record Raw(List items, Map<String, ? extends Line> lines) {}

  record Growing<T>(T value, Growing<List<T>> next) {}

  @Test
  void allProblemsAreFoundAtOnceWithTheirPlaces() {
    assertThat(problems(Order.class))
        .extracting(TypeProblem::place)
        .containsExactly(
            "Order.lines[].owner", "Order.lines[].goods", "Order.notes{key}", "Order.thread");
  }

  @Test
  void problemSaysWhatIsWrongAndWhatToDo() {
    assertThat(only(Object.class))
        .hasToString("Object: Object can be anything. Say the type, so that it can be read back.");
  }

  @Test
  void interfacesAndAbstractClassesAreRefused() {
    assertThat(only(Shippable.class).message()).contains("is an interface");
    assertThat(only(Base.class).message()).contains("is abstract");
    assertThat(only(Number.class).message()).contains("which kind of number");
    assertThat(only(CharSequence.class).remedy()).isEqualTo("Use String");
    assertThat(only(Serializable.class).message()).contains("is no value type");
  }

  @Test
  void sealedInterfaceIsToldHowToNameItsSubtypes() {
    assertThat(only(Payment.class).message()).contains("which of Card, Cash it was");
    assertThat(only(Payment.class).remedy()).contains("@JsonTypeInfo(use = NAME)");
    assertThat(only(Unnamed.class).message()).contains("the subtype Only has no name of its own");
    assertThat(only(ByClass.class).message()).contains("would store the name of a class");
  }

  @Test
  void wildcardsRawTypesAndVariablesAreRefused() {
    assertThat(problems(Raw.class))
        .extracting(TypeProblem::place)
        .containsExactly("Raw.items", "Raw.lines{}");
    assertThat(only(List.class).message()).isEqualTo("List has no type arguments");
    assertThat(only(new TypeRef<List<?>>() {}.type()).place()).isEqualTo("List<?>[]");
    assertThat(only(Growing.class.getTypeParameters()[0]).message()).contains("what T is");
  }

  @Test
  void whatIsNoDataIsRefused() {
    for (Type type :
        List.of(
            InputStream.class,
            Thread.class,
            Class.class,
            IllegalStateException.class,
            Fn1.class,
            new TypeRef<Class<?>>() {}.type(),
            new TypeRef<Function<String, String>>() {}.type(),
            new TypeRef<Fn1<String, String>>() {}.type(),
            new TypeRef<Stream<String>>() {}.type(),
            new TypeRef<CompletableFuture<String>>() {}.type(),
            java.sql.Timestamp.class,
            java.io.File.class,
            Runnable.class)) {
      assertThat(problems(type)).as(type.getTypeName()).hasSize(1);
    }
  }

  @Test
  void collectionClassesOfTheUserAreRefused() {
    assertThat(only(Lines.class).message()).isEqualTo("Lines is a collection class of its own");
  }

  @Test
  void innerAndAnonymousClassesAreRefused() {
    var anonymous = new Object() {};

    assertThat(only(Inner.class).message()).contains("belongs to an object");
    assertThat(only(anonymous.getClass()).message()).contains("belongs to an object");
  }

  @Test
  void classWithoutAUsableConstructorIsRefused() {
    assertThat(problems(NoConstructor.class))
        .extracting(TypeProblem::message)
        .contains("NoConstructor has no constructor to be made with from JSON");
  }

  @Test
  void subtypeThatIsNotListedIsRefused() {
    assertThat(only(Partly.class).message()).contains("Forgotten is not listed");
  }

  @Test
  void wrapperThatCannotBeMadeFromItsValueIsRefused() {
    assertThat(only(Wrapper.class).message()).contains("cannot be made from it");
  }

  @Test
  void fieldThatWouldBeLostIsRefused() {
    assertThat(only(Forgetful.class).place()).isEqualTo("Forgetful.forgotten");
    assertThat(only(WriteOnly.class).place()).isEqualTo("WriteOnly.items");
  }

  @Test
  void onlySimpleKeysAreTaken() {
    assertThat(only(new TypeRef<Map<List<String>, String>>() {}.type()).place())
        .isEqualTo("Map<List<String>, String>{key}");
    assertThat(only(new TypeRef<Map<Boolean, String>>() {}.type()).remedy()).contains("UUID");
  }

  @Test
  void optionalOfAnOptionalIsRefused() {
    assertThat(only(new TypeRef<Optional<Optional<String>>>() {}.type()).message())
        .contains("one null for two cases");
  }

  @Test
  void typeWithoutAnEndIsRefused() {
    assertThat(only(new TypeRef<Growing<String>>() {}.type()).message())
        .contains("it may have no end");
  }

  private static TypeProblem only(Type type) {
    var problems = problems(type);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<TypeProblem> problems(Type type) {
    return Shapes.of(type).match(shape -> List.<TypeProblem>of(), List::copyOf);
  }
}
