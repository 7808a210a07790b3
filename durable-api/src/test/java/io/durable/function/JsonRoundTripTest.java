package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.function.StoredTypes.A;
import io.durable.function.StoredTypes.B;
import io.durable.function.StoredTypes.Bean;
import io.durable.function.StoredTypes.C;
import io.durable.function.StoredTypes.Computed;
import io.durable.function.StoredTypes.D;
import io.durable.function.StoredTypes.E;
import io.durable.function.StoredTypes.Empty;
import io.durable.function.StoredTypes.Immutable;
import io.durable.function.StoredTypes.Line;
import io.durable.function.StoredTypes.Order;
import io.durable.function.StoredTypes.Page;
import io.durable.function.StoredTypes.Status;
import io.durable.function.StoredTypes.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes into the journal comes out of it with type and value unchanged. */
class JsonRoundTripTest {

  static Stream<Arguments> values() {
    return Stream.of(scalars(), times(), collections(), structures()).flatMap(s -> s);
  }

  private static Stream<Arguments> scalars() {
    return Stream.of(
        of(String.class, ""),
        of(String.class, "naïve 日本語 👩‍👩‍👧‍👦 \u202e\t\"\\\n\u2028\ufeff\uffff\u0001\u007f"),
        of(Boolean.class, true),
        of(Character.class, 'x'),
        of(Byte.class, Byte.MIN_VALUE),
        of(Short.class, Short.MAX_VALUE),
        of(Integer.class, Integer.MIN_VALUE),
        of(Long.class, Long.MAX_VALUE),
        of(Long.class, Long.MIN_VALUE),
        of(Float.class, 0.1f),
        of(Float.class, Float.MIN_VALUE),
        of(Double.class, 0.1),
        of(Double.class, Double.MAX_VALUE),
        of(Double.class, Double.MIN_VALUE),
        of(Double.class, 1.0),
        of(BigInteger.class, BigInteger.TEN.pow(900)),
        of(BigDecimal.class, new BigDecimal("1.10")),
        of(BigDecimal.class, new BigDecimal("0.00")),
        of(BigDecimal.class, new BigDecimal("-12345678901234567890.123456789012345678900")),
        of(BigDecimal.class, new BigDecimal("1E+2")),
        of(BigDecimal.class, new BigDecimal("1E-7")),
        of(BigDecimal.class, new BigDecimal("1E+1000000")),
        of(BigDecimal.class, new BigDecimal("7E-20000")),
        of(UUID.class, UUID.fromString("00000000-0000-4000-8000-00000000000a")),
        of(URI.class, URI.create("https://example.org/a?b=c#d")),
        of(Locale.class, Locale.forLanguageTag("de-CH")),
        of(Currency.class, Currency.getInstance("EUR")),
        of(Status.class, Status.PAID),
        of(DayOfWeek.class, DayOfWeek.MONDAY));
  }

  @SuppressWarnings("JavaUtilDate") // old beans hold it, so it must survive
  private static Stream<Arguments> times() {
    return Stream.of(
        of(Instant.class, Instant.parse("2026-03-29T01:00:00.123456789Z")),
        of(Instant.class, Instant.EPOCH),
        of(Instant.class, Instant.parse("-0044-03-15T12:00:00Z")),
        of(LocalDate.class, LocalDate.of(2024, 2, 29)),
        of(LocalTime.class, LocalTime.of(23, 59, 59, 1)),
        of(LocalDateTime.class, LocalDateTime.of(2026, 1, 1, 0, 0)),
        of(OffsetDateTime.class, OffsetDateTime.parse("2026-01-01T00:00:00.5+05:30")),
        of(OffsetDateTime.class, OffsetDateTime.parse("2026-01-01T00:00:00Z")),
        of(OffsetTime.class, OffsetTime.parse("10:15:30-08:00")),
        of(ZonedDateTime.class, ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Zurich]")),
        of(ZonedDateTime.class, ZonedDateTime.parse("2026-10-25T02:30Z")),
        of(Duration.class, Duration.ofSeconds(-90_061, 7)),
        of(Duration.class, Duration.ZERO),
        of(Period.class, Period.of(1, 2, 3)),
        of(Year.class, Year.of(2026)),
        of(YearMonth.class, YearMonth.of(2026, 2)),
        of(MonthDay.class, MonthDay.of(2, 29)),
        of(java.time.Month.class, java.time.Month.JANUARY),
        of(ZoneId.class, ZoneId.of("Europe/Zurich")),
        of(ZoneOffset.class, ZoneOffset.ofHours(-3)),
        of(Date.class, new Date(1_700_000_000_123L)));
  }

  private static Stream<Arguments> collections() {
    var nested = new HashMap<String, List<Optional<Integer>>>();
    nested.put("", List.of(Optional.of(1), Optional.empty()));
    nested.put("a.b[0]", List.of());
    return Stream.of(
        of(new TypeRef<List<String>>() {}, List.of()),
        of(new TypeRef<List<String>>() {}, Arrays.asList("a", null, "b")),
        of(new TypeRef<ArrayList<Long>>() {}, new ArrayList<>(List.of(1L, 3_000_000_000L))),
        of(new TypeRef<Set<Integer>>() {}, Set.of(1, 2, 3)),
        of(new TypeRef<SortedSet<String>>() {}, new TreeSet<>(Set.of("b", "a"))),
        of(new TypeRef<EnumSet<Status>>() {}, EnumSet.of(Status.PAID)),
        of(new TypeRef<Map<String, List<Optional<Integer>>>>() {}, nested),
        of(new TypeRef<Map<Status, Integer>>() {}, Map.of(Status.PAID, 1)),
        of(new TypeRef<EnumMap<Status, Line>>() {}, new EnumMap<>(Map.of(Status.NEW, line()))),
        of(new TypeRef<Map<UUID, Integer>>() {}, Map.of(UUID.randomUUID(), 1)),
        of(new TypeRef<Map<Long, BigDecimal>>() {}, Map.of(-1L, new BigDecimal("2.50"))),
        of(new TypeRef<SortedMap<Integer, String>>() {}, new TreeMap<>(Map.of(10, "b", 9, "a"))),
        of(new TypeRef<Map<String, String>>() {}, Collections.singletonMap("absent", null)),
        of(new TypeRef<Optional<List<String>>>() {}, Optional.of(List.of())),
        of(new TypeRef<Optional<String>>() {}, Optional.empty()),
        of(OptionalInt.class, OptionalInt.of(1)),
        of(OptionalLong.class, OptionalLong.empty()),
        of(OptionalDouble.class, OptionalDouble.of(0.5)));
  }

  private static Stream<Arguments> structures() {
    var bean = new Bean();
    bean.setName("n");
    bean.setActive(true);
    bean.open = 7;
    bean.getLines().add(line());
    var order = new Order(UUID.randomUUID(), Status.PAID, List.of(line()), Optional.empty());
    return Stream.of(
        of(Order.class, order),
        of(Order.class, new Order(null, null, null, Optional.of(""))),
        of(Empty.class, new Empty()),
        of(Bean.class, bean),
        of(Bean.class, new Bean()),
        of(Immutable.class, new Immutable("a", List.of("b"))),
        of(Computed.class, new Computed(200)),
        of(new TypeRef<Page<Order>>() {}, new Page<>(List.of(order), Optional.of(order))),
        of(Tree.class, new Tree("a", List.of(new Tree("b", List.of()), new Tree("c", List.of())))),
        of(A.class, new A(new B(new C(new D(List.of(Map.of("k", Set.of(new E(Instant.MIN))))))))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void valueComesBackUnchanged(TypeRef<?> type, Object value) {
    var json = Json.standard();

    var text = json.write(json.encode(value, type.type()));

    assertThat(json.decode(json.parse(text), type.type())).isEqualTo(value);
    assertThat(json.decodeStrictly(json.parse(text), type.type())).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void treeInMemoryEqualsTheTreeReadBack(TypeRef<?> type, Object value) {
    var json = Json.standard();

    var tree = json.encode(value, type.type());

    assertThat(json.parse(json.write(tree))).isEqualTo(tree);
  }

  @Test
  void arraysComeBackUnchanged() {
    assertThat((byte[]) again(new byte[] {0, -1, 127}, byte[].class)).containsExactly(0, -1, 127);
    assertThat((int[]) again(new int[] {1, 2}, int[].class)).containsExactly(1, 2);
    assertThat((double[]) again(new double[] {0.1}, double[].class)).containsExactly(0.1);
    assertThat((char[]) again(new char[] {'a', 'é'}, char[].class)).containsExactly('a', 'é');
    assertThat((String[][]) again(new String[][] {{"a"}, {}}, String[][].class))
        .isDeepEqualTo(new String[][] {{"a"}, {}});
    assertThat((Line[]) again(new Line[] {line()}, Line[].class)).containsExactly(line());
  }

  @Test
  void dequeComesBackInOrder() {
    var back = again(new ArrayDeque<>(List.of(1, 2)), new TypeRef<ArrayDeque<Integer>>() {}.type());

    assertThat(List.copyOf((ArrayDeque<?>) back)).isEqualTo(List.of(1, 2));
  }

  @Test
  void nullIsAValue() {
    assertThat(Json.standard().encode(null, Order.class).isNull()).isTrue();
    assertThat(again(null, Order.class)).isNull();
  }

  @Test
  void payloadOfAMegabyteComesBackUnchanged() {
    var random = new Random(42);
    var lines = new ArrayList<Line>();
    for (int i = 0; i < 18_000; i++) {
      var sku = new UUID(random.nextLong(), random.nextLong()) + "é";
      lines.add(new Line(sku, random.nextInt(), BigDecimal.valueOf(random.nextLong(), 4)));
    }
    var order = new Order(null, Status.NEW, lines, Optional.empty());
    var json = Json.standard();

    var text = json.write(json.encode(order, Order.class));

    assertThat(text.length()).isGreaterThan(1_000_000);
    assertThat(json.decode(json.parse(text), Order.class)).isEqualTo(order);
  }

  @Test
  void mapComesBackInTheOrderThatTheDatabaseKeeps() {
    var map = new LinkedHashMap<String, Integer>();
    Stream.of("zz", "b", "é", "a", "").forEach(key -> map.put(key, 1));

    var back = (Map<?, ?>) again(map, new TypeRef<Map<String, Integer>>() {}.type());

    assertThat(back.keySet().toArray()).containsExactly("", "a", "b", "zz", "é");
  }

  @Test
  void classNamesAreNeitherWrittenNorRead() {
    var json = Json.standard();
    var order = new Order(null, Status.PAID, List.of(line()), Optional.empty());

    var text = json.write(json.encode(order, Order.class));

    assertThat(text)
        .doesNotContain("io.durable")
        .doesNotContain("Order")
        .contains("\"PAID\"")
        .contains("1.10");
  }

  private static Object again(Object value, java.lang.reflect.Type type) {
    var json = Json.standard();
    return json.decode(json.parse(json.write(json.encode(value, type))), type);
  }

  private static Line line() {
    return new Line("sku-1", 2, new BigDecimal("1.10"));
  }

  private static <T> Arguments of(Class<T> type, T value) {
    return Arguments.of(TypeRef.of(type), value);
  }

  private static <T> Arguments of(TypeRef<T> type, T value) {
    return Arguments.of(type, value);
  }
}
