package io.durable.function;

import static java.util.Map.entry;

import io.durable.function.Shape.Scalar;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of the JDK that can be stored, and what to use instead of those that cannot. */
final class KnownTypes {

  /** Value types with the shape of their JSON. */
  private static final Map<Class<?>, Shape> VALUES =
      Map.ofEntries(
          entry(void.class, Scalar.NOTHING),
          entry(Void.class, Scalar.NOTHING),
          entry(String.class, Scalar.STRING),
          entry(char[].class, Scalar.STRING),
          entry(byte[].class, Scalar.BYTES),
          entry(boolean.class, Scalar.BOOLEAN),
          entry(Boolean.class, Scalar.BOOLEAN),
          entry(char.class, Scalar.CHAR),
          entry(Character.class, Scalar.CHAR),
          entry(byte.class, Scalar.BYTE),
          entry(Byte.class, Scalar.BYTE),
          entry(short.class, Scalar.SHORT),
          entry(Short.class, Scalar.SHORT),
          entry(int.class, Scalar.INT),
          entry(Integer.class, Scalar.INT),
          entry(long.class, Scalar.LONG),
          entry(Long.class, Scalar.LONG),
          entry(float.class, Scalar.FLOAT),
          entry(Float.class, Scalar.FLOAT),
          entry(double.class, Scalar.DOUBLE),
          entry(Double.class, Scalar.DOUBLE),
          entry(java.math.BigInteger.class, Scalar.INTEGER),
          entry(java.math.BigDecimal.class, Scalar.DECIMAL),
          entry(java.util.UUID.class, Scalar.UUID),
          entry(java.net.URI.class, Scalar.URI),
          entry(java.util.Locale.class, Scalar.LOCALE),
          entry(java.util.Currency.class, Scalar.CURRENCY),
          entry(java.util.Date.class, Scalar.INSTANT),
          entry(java.time.Instant.class, Scalar.INSTANT),
          entry(java.time.LocalDate.class, Scalar.DATE),
          entry(java.time.LocalTime.class, Scalar.TIME),
          entry(java.time.LocalDateTime.class, Scalar.DATE_TIME),
          entry(java.time.OffsetDateTime.class, Scalar.OFFSET_DATE_TIME),
          entry(java.time.OffsetTime.class, Scalar.OFFSET_TIME),
          entry(java.time.ZonedDateTime.class, Scalar.ZONED_DATE_TIME),
          entry(java.time.Duration.class, Scalar.DURATION),
          entry(java.time.Period.class, Scalar.PERIOD),
          entry(java.time.Year.class, Scalar.YEAR),
          entry(java.time.YearMonth.class, Scalar.YEAR_MONTH),
          entry(java.time.MonthDay.class, Scalar.MONTH_DAY),
          entry(java.time.ZoneId.class, Scalar.ZONE),
          entry(java.time.ZoneOffset.class, Scalar.ZONE_OFFSET),
          entry(java.util.OptionalInt.class, new Shape.Maybe(Scalar.INT)),
          entry(java.util.OptionalLong.class, new Shape.Maybe(Scalar.LONG)),
          entry(java.util.OptionalDouble.class, new Shape.Maybe(Scalar.DOUBLE)));

  static final Set<Class<?>> LISTS =
      Set.of(
          java.util.Collection.class,
          java.util.List.class,
          java.util.ArrayList.class,
          java.util.LinkedList.class,
          java.util.Queue.class,
          java.util.Deque.class,
          java.util.ArrayDeque.class);

  static final Set<Class<?>> SETS =
      Set.of(
          java.util.Set.class,
          java.util.HashSet.class,
          java.util.LinkedHashSet.class,
          java.util.SortedSet.class,
          java.util.NavigableSet.class,
          java.util.TreeSet.class,
          java.util.EnumSet.class);

  static final Set<Class<?>> MAPS =
      Set.of(
          java.util.Map.class,
          java.util.HashMap.class,
          java.util.LinkedHashMap.class,
          java.util.SortedMap.class,
          java.util.NavigableMap.class,
          java.util.TreeMap.class,
          java.util.EnumMap.class,
          java.util.concurrent.ConcurrentMap.class,
          java.util.concurrent.ConcurrentHashMap.class);

  private static final Set<Scalar> KEYS =
      Set.of(
          Scalar.STRING,
          Scalar.UUID,
          Scalar.BYTE,
          Scalar.SHORT,
          Scalar.INT,
          Scalar.LONG,
          Scalar.INTEGER,
          Scalar.FLOAT,
          Scalar.DOUBLE,
          Scalar.DECIMAL);

  private static final Set<String> PLATFORM =
      Set.of("java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.", "tools.jackson.");

  /** Looked up by name: this package knows no other of ours. Its JSON is null. */
  private static final String DONE = "io.durable.Done";

  private KnownTypes() {}

  /** The shape of a value type; empty for any other class. */
  static Optional<Shape> value(Class<?> type) {
    return type.getName().equals(DONE)
        ? Optional.of(Scalar.NOTHING)
        : Optional.ofNullable(VALUES.get(type));
  }

  static boolean isKey(Class<?> type) {
    return type.isEnum()
        || (VALUES.get(type) instanceof Scalar scalar
            && KEYS.contains(scalar)
            && !type.isArray()
            && !type.isPrimitive());
  }

  /** Whether a class belongs to the platform, whose classes are no data unless listed here. */
  static boolean isOfThePlatform(Class<?> type) {
    return PLATFORM.stream().anyMatch(type.getName()::startsWith);
  }
}
