package io.durable.function;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says in words of JSON why something does not fit: Jackson's own messages name Java classes, which
 * a caller must not see.
 */
final class Misfit {

  private static final int SHOWN = 60;

  private static final Set<Class<?>> WHOLE =
      Set.of(
          byte.class,
          short.class,
          int.class,
          long.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          java.math.BigInteger.class);

  private Misfit() {}

  /**
   * @param found what stands at the failure's place
   */
  static String reason(JacksonException failure, JsonNode found) {
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown);
    }
    if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
      var message = failure.getCause().getMessage();
      return message == null ? "is refused by its own rules" : "is refused: " + message;
    }
    if (found.isMissingNode()) {
      return "is missing";
    }
    if (found.isNull()) {
      return "must not be null";
    }
    if (failure instanceof InputCoercionException) {
      return "is out of range";
    }
    return failure instanceof MismatchedInputException mismatch
        ? mismatch(mismatch, found)
        : "does not fit";
  }

  private static String unknown(UnrecognizedPropertyException failure) {
    var known = failure.getKnownPropertyIds();
    return known == null || known.isEmpty()
        ? "is not known here"
        : known.stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", ", "is not known here; known are ", ""));
  }

  private static String mismatch(MismatchedInputException failure, JsonNode found) {
    Class<?> type = failure.getTargetType();
    if (type == null) {
      return "does not fit";
    }
    if (WHOLE.contains(type) && found.isNumber()) {
      return found.isIntegralNumber() ? "is out of range" : "must be a whole number";
    }
    return failure instanceof InvalidFormatException && found.isString()
        ? "\"%s\" is not %s".formatted(cut(found.stringValue()), expected(type))
        : "must be %s, not %s".formatted(expected(type), name(found));
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  private static String name(JsonNode found) {
    return switch (found.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING, BINARY -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case POJO, MISSING -> "something else";
    };
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "a boolean";
    }
    if (type == String.class || type == char.class || type == Character.class) {
      return "a text";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type.getName().startsWith("java.") && !Map.class.isAssignableFrom(type)
        ? "a " + type.getSimpleName()
        : "an object";
  }
}
