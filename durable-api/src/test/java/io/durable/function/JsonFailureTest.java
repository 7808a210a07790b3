package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.durable.function.PayloadException.Kind;
import io.durable.function.StoredTypes.Bean;
import io.durable.function.StoredTypes.Line;
import io.durable.function.StoredTypes.Order;
import io.durable.function.StoredTypes.Page;
import io.durable.function.StoredTypes.Tree;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be stored or does not fit: always typed, with its place, and without class names. */
class JsonFailureTest {

  @SuppressWarnings("ArrayRecordComponent") // users may write it
  record Measure(double value, List<Float> more, double[] all) {}

  record Strict(int count) {
    Strict {
      if (count < 1) {
        throw new IllegalArgumentException("count must be positive");
      }
    }
  }

  public static class Broken {
    public String name = "n";

    public int getCount() {
      throw new IllegalStateException("not today");
    }

    public void setCount(int count) {}
  }

  private final Json json = Json.standard();

  @Test
  void notANumberIsRefusedWithItsPlace() {
    var failure = encoding(new Measure(1, List.of(1f, Float.NaN), new double[0]), Measure.class);

    assertThat(failure.kind()).isEqualTo(Kind.NOT_A_NUMBER);
    assertThat(failure.field()).isEqualTo("more[1]");
    assertThat(failure).hasMessage("more[1]: is NaN, which JSON cannot hold");
    assertThat(encoding(new Measure(1, null, new double[] {0, 1 / 0.0}), Measure.class).field())
        .isEqualTo("all[1]");
    assertThat(encoding(Double.NEGATIVE_INFINITY, Double.class).field()).isEmpty();
  }

  @Test
  void forbiddenCharactersAreRefusedWithTheirPlace() {
    var nul = encoding(new Tree("a", List.of(new Tree("b\0", null))), Tree.class);
    var half = encoding(Map.of("k", "\ud83d!"), new TypeRef<Map<String, String>>() {}.type());
    var key = encoding(Map.of("\0", 1), new TypeRef<Map<String, Integer>>() {}.type());

    assertThat(nul.kind()).isEqualTo(Kind.FORBIDDEN_CHARACTER);
    assertThat(nul).hasMessageStartingWith("children[0].name: holds a NUL character at index 1");
    assertThat(half).hasMessageStartingWith("k: holds half of a surrogate pair at index 0");
    assertThat(key.kind()).isEqualTo(Kind.FORBIDDEN_CHARACTER);
  }

  @Test
  void cycleIsRefused() {
    var children = new ArrayList<Tree>();
    var tree = new Tree("a", children);
    children.add(tree);

    assertThat(encoding(tree, Tree.class).kind()).isEqualTo(Kind.TOO_DEEP);
    assertThat(encoding(tree, Tree.class)).hasMessageContaining("500 levels (a cycle?)");
  }

  @Test
  void payloadOverTheLimitIsRefusedAndOneAtTheLimitIsNot() {
    var small = Json.withLimit(8);

    assertThat(small.encode("äbcd", String.class).stringValue()).isEqualTo("äbcd");
    assertThatThrownBy(() -> small.encode("äöü1", String.class))
        .isInstanceOf(PayloadException.class)
        .hasMessage("is larger than the limit of 8 bytes");
    assertThatThrownBy(() -> small.parse("[1,2,3,4]")).hasMessageContaining("limit of 8 bytes");
    assertThat(catchThrowableOfType(PayloadException.class, () -> small.parse(stream("123456789"))))
        .extracting(PayloadException::kind)
        .isEqualTo(Kind.TOO_LARGE);
    assertThat(small.parse(stream("12345678")).intValue()).isEqualTo(12345678);
  }

  @Test
  void numberOfTooManyDigitsIsRefused() {
    assertThat(encoding(BigInteger.TEN.pow(1100), BigInteger.class).kind())
        .isEqualTo(Kind.TOO_LARGE);
    assertThat(encoding(new BigDecimal(BigInteger.TEN.pow(1100), 3), BigDecimal.class).kind())
        .isEqualTo(Kind.TOO_LARGE);
    assertThat(parsing("1" + "0".repeat(1100)).kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void getterThatThrowsIsReportedWithItsPlace() {
    var failure = encoding(List.of(new Broken()), new TypeRef<List<Broken>>() {}.type());

    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure).hasMessage("[0].count: cannot be read: not today");
    assertThat(failure.getCause()).isNotNull();
  }

  @Test
  void valueOfAnotherTypeIsRefused() {
    assertThat(encoding(List.of("a"), String.class).kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(encoding(List.of("a"), new TypeRef<List<Line>>() {}.type()).kind())
        .isEqualTo(Kind.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"sku\":\"a\",\"count\":\"1\"} | count | must be a number, not a text",
        "{\"sku\":\"a\",\"count\":1.5} | count | must be a whole number",
        "{\"sku\":\"a\",\"count\":3000000000} | count | is out of range",
        "{\"sku\":\"a\",\"count\":null} | count | must not be null",
        "{\"sku\":\"a\"} | count | is missing",
        "{\"sku\":1,\"count\":1} | sku | must be a text, not a number",
        "{\"sku\":{},\"count\":1} | sku | must be a text, not an object",
        "[] | `` | must be an object, not an array",
        "\"a\" | `` | must be an object, not a text",
        "{\"sku\":\"a\",\"count\":1,\"x\":1} | x | is not known here; known are count, price, sku",
        "{\"sku\":\"a\",\"count\":1,\"price\":\"much\"} | price | \"much\" is not a number",
      })
  void inputThatDoesNotFitIsRefusedInWordsOfJson(String text, String field, String reason) {
    var failure = decoding(text, Line.class);

    assertThat(failure.kind()).isEqualTo(Kind.DOES_NOT_FIT);
    assertThat(failure.field()).isEqualTo(field);
    assertThat(failure.reason()).isEqualTo(reason);
  }

  @Test
  void placeLeadsThroughListsAndGenericTypes() {
    var failure =
        decoding(
            "{\"items\":[{\"lines\":[{\"sku\":\"a\",\"count\":1},{\"sku\":\"a\",\"count\":true}]}]}",
            new TypeRef<Page<Order>>() {}.type());

    assertThat(failure.field()).isEqualTo("items[0].lines[1].count");
    assertThat(failure.reason()).isEqualTo("must be a number, not a boolean");
  }

  @Test
  void unknownConstantIsToldTheKnownOnes() {
    var failure = decoding("{\"status\":\"PAYED\"}", Order.class);

    assertThat(failure).hasMessage("status: \"PAYED\" is not one of NEW, PAID");
    assertThat(decoding("{\"status\":1}", Order.class).field()).isEqualTo("status");
  }

  @Test
  void textThatIsNoUuidIsRefused() {
    assertThat(decoding("{\"id\":\"7\"}", Order.class)).hasMessage("id: \"7\" is not a UUID");
    assertThat(decoding("\"\"", UUID.class).kind()).isEqualTo(Kind.DOES_NOT_FIT);
  }

  @Test
  void ruleOfTheTypeSpeaksForItself() {
    assertThat(decoding("{\"count\":0}", Strict.class))
        .hasMessage("is refused: count must be positive");
  }

  @Test
  void unknownPropertyIsRefusedFromOutsideOnly() {
    var tree = json.parse("{\"open\":1,\"old\":2}");

    assertThat(json.decode(tree, Bean.class).open).isEqualTo(1);
    assertThat(decoding("{\"open\":1,\"old\":2}", Bean.class).field()).isEqualTo("old");
  }

  @Test
  void reasonsNameNoClass() {
    for (var text : List.of("[]", "{\"lines\":1}", "{\"lines\":[[]]}", "{\"note\":{}}", "1")) {
      assertThat(decoding(text, Order.class).getMessage()).doesNotContain("io.durable", "java");
    }
  }

  @Test
  void textThatIsNoJsonIsRefusedWithLineAndColumn() {
    assertThat(parsing("{\n  \"a\": }").kind()).isEqualTo(Kind.MALFORMED);
    assertThat(parsing("{\n  \"a\": }")).hasMessageContaining("line 2");
    assertThat(parsing("").kind()).isEqualTo(Kind.MALFORMED);
    assertThat(parsing("1 2").kind()).isEqualTo(Kind.MALFORMED);
    assertThat(parsing("{\"a\":1,\"a\":2}").kind()).isEqualTo(Kind.MALFORMED);
    assertThat(parsing("NaN").kind()).isEqualTo(Kind.MALFORMED);
    assertThat(parsing("[".repeat(501) + "]".repeat(501)).kind()).isEqualTo(Kind.TOO_DEEP);
    assertThat(parsing("\"a\\u0000\"").kind()).isEqualTo(Kind.FORBIDDEN_CHARACTER);
  }

  private PayloadException encoding(Object value, Type type) {
    return catchThrowableOfType(PayloadException.class, () -> json.encode(value, type));
  }

  private PayloadException decoding(String text, Type type) {
    var tree = json.parse(text);
    return catchThrowableOfType(PayloadException.class, () -> json.decodeStrictly(tree, type));
  }

  private PayloadException parsing(String text) {
    return catchThrowableOfType(PayloadException.class, () -> json.parse(text));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
