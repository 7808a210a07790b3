package io.durable.function;

import java.math.BigInteger;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a tree into the form in which PostgreSQL's {@code jsonb} gives it back: keys by length,
 * then by bytes, whole numbers without exponent. A value that stayed in memory then looks exactly
 * like one that was read from the journal after a crash. Refuses characters that {@code jsonb} does
 * not take.
 */
final class CanonicalTree {

  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private CanonicalTree() {}

  static JsonNode of(JsonNode tree) {
    return canonical(tree, "");
  }

  private static JsonNode canonical(JsonNode node, String place) {
    if (node instanceof ObjectNode object) {
      return ordered(object, place);
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, canonical(array.get(i), JsonPlace.item(place, i)));
      }
      return array;
    }
    if (node.isString()) {
      requireStorable(node.stringValue(), place);
      return node;
    }
    return node.isBigDecimal() && node.decimalValue().scale() <= 0
        ? whole(node.decimalValue().toBigIntegerExact())
        : node;
  }

  private static JsonNode ordered(ObjectNode object, String place) {
    var names = new ArrayList<>(object.propertyNames());
    names.sort(JsonbOrder.OF_KEYS);
    var ordered = JsonNodeFactory.instance.objectNode();
    for (var name : names) {
      var inside = JsonPlace.property(place, name);
      requireStorable(name, inside);
      ordered.set(name, canonical(object.get(name), inside));
    }
    return ordered;
  }

  /** The node that a parser makes of the same digits. */
  private static JsonNode whole(BigInteger value) {
    if (value.compareTo(MIN_LONG) < 0 || value.compareTo(MAX_LONG) > 0) {
      return BigIntegerNode.valueOf(value);
    }
    long small = value.longValue();
    return small == (int) small ? IntNode.valueOf((int) small) : LongNode.valueOf(small);
  }

  private static void requireStorable(String text, String place) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw forbidden(place, "holds a NUL character at index %d".formatted(i));
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw forbidden(place, "holds half of a surrogate pair at index %d".formatted(i));
      }
    }
  }

  private static PayloadException forbidden(String place, String what) {
    return new PayloadException(
        PayloadException.Kind.FORBIDDEN_CHARACTER,
        place.replace('\0', '?'),
        what + ", which PostgreSQL does not store");
  }
}
