package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import io.durable.Done;
import io.durable.function.StoredTypes.Bean;
import io.durable.function.StoredTypes.Computed;
import io.durable.function.StoredTypes.Empty;
import io.durable.function.StoredTypes.Immutable;
import io.durable.function.StoredTypes.Line;
import io.durable.function.StoredTypes.Order;
import io.durable.function.StoredTypes.Page;
import io.durable.function.StoredTypes.Tree;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Shapes of types that can be stored, and that what is encoded has them. */
class ShapesTest {

  record Sku(@JsonValue String text) {
    @JsonCreator
    static Sku of(String text) {
      return new Sku(text);
    }
  }

  record Plain(@JsonValue int number) {}

  enum Grade {
    @JsonProperty("a")
    FIRST,
    SECOND
  }

  record Named(@JsonProperty("n") String name, Grade grade, Sku sku, Integer boxed) {}

  public static class Cached {
    public String name;
    public transient int size;
    @JsonIgnore public Object cache;
  }

  record Boss(String name, List<Team> teams) {}

  record Team(Boss boss, List<Team> parts) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Payment permits Card, Cash {}

  @JsonTypeName("card")
  record Card(String number) implements Payment {}

  @JsonTypeName("cash")
  record Cash(int notes, Payment rest) implements Payment {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
  interface Form {}

  record Circle(double radius) implements Form {}

  record Square(double side) implements Form {}

  @Test
  void recordIsAnObjectInTheOrderOfItsComponents() {
    assertThat(text(Line.class)).isEqualTo("{sku: string, count: int, price: decimal}");
    assertThat(text(Order.class))
        .isEqualTo(
            "{id: uuid, status: NEW|PAID, lines: [{sku: string, count: int, price: decimal}],"
                + " note: string?}");
    assertThat(text(Empty.class)).isEqualTo("{}");
    assertThat(text(Computed.class)).isEqualTo("{a: int}");
  }

  @Test
  void beanIsAnObjectInTheOrderOfItsNames() {
    assertThat(text(Bean.class))
        .isEqualTo(
            "{active: boolean?, lines: [{sku: string, count: int, price: decimal}], name: string,"
                + " open: int?}");
    assertThat(text(Immutable.class)).isEqualTo("{name: string, tags: [string]}");
    assertThat(text(Cached.class)).isEqualTo("{name: string}");
  }

  @Test
  void typeArgumentsReachTheFields() {
    assertThat(text(new TypeRef<Page<Page<Line>>>() {}.type()))
        .startsWith("{items: [{items: [{sku: string");
    assertThat(text(new TypeRef<Page<Instant>>() {}.type()))
        .isEqualTo("{items: [instant], next: instant?}");
  }

  @Test
  void collectionsAreNamedByWhatTheyHold() {
    assertThat(text(new TypeRef<Map<Grade, Set<int[]>>>() {}.type()))
        .isEqualTo("map<a|SECOND, set<[int]>>");
    assertThat(text(new TypeRef<EnumMap<Grade, byte[]>>() {}.type()))
        .isEqualTo("map<a|SECOND, bytes>");
    assertThat(text(OptionalInt.class)).isEqualTo("int?");
    assertThat(text(new TypeRef<List<String>[]>() {}.type())).isEqualTo("[[string]]");
  }

  @Test
  void whatHasNoValueIsAlwaysNull() {
    assertThat(text(Done.class)).isEqualTo("nothing");
    assertThat(text(Void.class)).isEqualTo("nothing");
    assertThat(Json.standard().encode(Done.DONE, Done.class).isNull()).isTrue();
    assertThat(Json.standard().decode(NullNode.getInstance(), Done.class)).isSameAs(Done.DONE);
  }

  @Test
  void annotationsOfJacksonCount() {
    assertThat(text(Plain.class)).isEqualTo("int");
    assertThat(text(Named.class))
        .isEqualTo("{n: string, grade: a|SECOND, sku: string, boxed: int?}");
  }

  @Test
  void recursionPointsOutwards() {
    assertThat(text(Tree.class)).isEqualTo("{name: string, children: [^]}");
    assertThat(text(Boss.class)).isEqualTo("{name: string, teams: [{boss: ^^, parts: [^]}]}");
  }

  @Test
  void subtypesWithNamesOfTheirOwnAreVariants() {
    assertThat(text(Payment.class))
        .isEqualTo("(card{number: string} | cash{notes: int, rest: ^^})");
    assertThat(text(Form.class)).isEqualTo("(1{radius: double} | 2{side: double})");
  }

  @Test
  void variantsComeBackAsWhatTheyWere() {
    var json = Json.standard();
    var type = new TypeRef<List<Payment>>() {}.type();
    List<Payment> payments = List.of(new Card("4711"), new Cash(2, new Card("1")));

    var tree = json.encode(payments, type);

    assertThat(json.decodeStrictly(tree, type)).isEqualTo(payments);
    assertThat(tree.toString()).doesNotContain("Card").contains("\"kind\":\"card\"");
    assertThat(json.decode(json.encode(new Square(1), Form.class), Form.class))
        .isEqualTo(new Square(1));
  }

  @Test
  void orderOfDeclarationIsNoPartOfTheCanonicalForm() {
    record One(int a, String b) {}

    record Other(String b, int a) {}

    record Boxed(String b, Integer a) {}

    assertThat(shape(One.class).canonical()).isEqualTo(shape(Other.class).canonical());
    assertThat(shape(One.class).canonical()).isNotEqualTo(shape(Boxed.class).canonical());
    assertThat(shape(One.class).canonical().toString())
        .isEqualTo(
            "{\"fields\":[{\"name\":\"a\",\"required\":true,\"shape\":\"int\"},"
                + "{\"name\":\"b\",\"required\":false,\"shape\":\"string\"}]}");
  }

  @Test
  void canonicalFormNamesNoClass() {
    for (Type type : List.of(Order.class, Payment.class, Form.class, Boss.class)) {
      assertThat(shape(type).canonical().toString())
          .doesNotContain("Order", "Card", "Circle", "Boss", "java");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.durable.function.JsonRoundTripTest#values")
  void whatIsEncodedHasTheShapeOfItsType(TypeRef<?> type, Object value) {
    JsonNode tree = Json.standard().encode(value, type.type());

    assertThat(ShapeOracle.misfits(shape(type.type()), tree)).isEmpty();
  }

  private static String text(Type type) {
    return shape(type).text();
  }

  private static Shape shape(Type type) {
    return Shapes.of(type)
        .match(
            shape -> shape,
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }
}
