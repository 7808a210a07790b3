package io.durable.function;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kinds of classes that hold no data, or whose data JSON does not bring back.
 *
 * @param message what is wrong with it
 * @param remedy what to use instead
 */
record Unstorable(String message, String remedy) {

  private static final String RECORD = "Use a record with what is needed of it";

  /** The first that applies speaks; the special ones come first. */
  private static final List<Rule> RULES =
      List.of(
          exactly(
              Object.class, "Object can be anything", "Say the type, so that it can be read back"),
          exactly(
              Class.class,
              "stored data names no class",
              "Use a text or an enum of your own that stands for it"),
          kind(
              java.io.InputStream.class,
              "a stream is gone once it was read",
              "Use byte[], or the address of where the data is"),
          kind(
              java.io.Reader.class,
              "a stream is gone once it was read",
              "Use a String, or the address of where the text is"),
          kind(
              java.util.stream.BaseStream.class, "a stream is gone once it was read", "Use a List"),
          kind(java.util.Iterator.class, "an iterator is gone once it was read", "Use a List"),
          kind(Thread.class, "a thread is no data", RECORD),
          kind(Throwable.class, "an exception is no data", "Throw it, or use a record of it"),
          kind(
              java.util.concurrent.Future.class,
              "a future has no value yet",
              "Wait for it and give its value"),
          kind(
              java.util.concurrent.CompletionStage.class,
              "a future has no value yet",
              "Wait for it and give its value"),
          kind(
              java.util.Calendar.class,
              "a Calendar loses its zone and its locale",
              "Use ZonedDateTime"),
          kind(
              Number.class,
              "it does not say which kind of number comes back",
              "Use Integer, Long, Double, BigInteger or BigDecimal"),
          kind(CharSequence.class, "it does not say which kind of text comes back", "Use String"));

  static Optional<Unstorable> of(Class<?> type) {
    return RULES.stream()
        .map(rule -> rule.apply(type))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> ofKind(type));
  }

  private static Optional<Unstorable> ofKind(Class<?> type) {
    if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
      return because(
          "%s is a collection class of its own".formatted(type.getSimpleName()),
          "Use List, Set or Map; a class of yours can hold one as a field");
    }
    if (KnownTypes.isOfThePlatform(type)) {
      return because("%s is no value type".formatted(type.getName()), RECORD);
    }
    if (type.isAnnotation() || isFunction(type)) {
      return because(
          "%s is code, not data".formatted(type.getSimpleName()),
          "Put the data that it needs into a record");
    }
    if (type.isAnonymousClass() || isInner(type)) {
      return because(
          "%s belongs to an object of the class around it".formatted(type.getTypeName()),
          "Make it static, or a record");
    }
    return Optional.empty();
  }

  private static boolean isInner(Class<?> type) {
    return type.getEnclosingClass() != null
        && !Modifier.isStatic(type.getModifiers())
        && !type.isInterface()
        && !type.isRecord();
  }

  private static boolean isFunction(Class<?> type) {
    return type.isAnnotationPresent(FunctionalInterface.class)
        || Arrays.stream(type.getInterfaces()).anyMatch(Unstorable::isFunction);
  }

  private static Optional<Unstorable> because(String message, String remedy) {
    return Optional.of(new Unstorable(message, remedy));
  }

  private static Rule exactly(Class<?> type, String message, String remedy) {
    return candidate -> candidate == type ? because(message, remedy) : Optional.empty();
  }

  private static Rule kind(Class<?> type, String message, String remedy) {
    return candidate ->
        type.isAssignableFrom(candidate) ? because(message, remedy) : Optional.empty();
  }

  /** Applies to a class or not. */
  private interface Rule {
    Optional<Unstorable> apply(Class<?> type);
  }
}
