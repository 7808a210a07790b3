package io.durable.function;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema of values without parts; where no format is standard, an example shows it. */
final class ScalarSchema {

  private ScalarSchema() {}

  static ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  static ObjectNode of(Shape.Scalar scalar) {
    return switch (scalar) {
      case NOTHING -> type("null");
      case STRING -> type("string");
      case CHAR -> type("string").put("minLength", 1).put("maxLength", 1);
      case BOOLEAN -> type("boolean");
      case BYTE -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> integer(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case INTEGER, YEAR -> type("integer");
      case FLOAT, DOUBLE, DECIMAL -> type("number");
      case BYTES -> type("string").put("contentEncoding", "base64");
      case UUID -> format("uuid");
      case URI -> format("uri-reference");
      case INSTANT, OFFSET_DATE_TIME -> format("date-time");
      case DATE -> format("date");
      case DURATION -> format("duration");
      case OFFSET_TIME -> format("time");
      case TIME -> example("10:15:30");
      case DATE_TIME -> example("2026-01-31T10:15:30");
      case ZONED_DATE_TIME -> example("2026-01-31T10:15:30+01:00[Europe/Zurich]");
      case PERIOD -> example("P1Y2M3D");
      case YEAR_MONTH -> example("2026-01");
      case MONTH_DAY -> example("--01-31");
      case ZONE -> example("Europe/Zurich");
      case ZONE_OFFSET -> example("+01:00");
      case LOCALE -> example("de-CH");
      case CURRENCY -> example("CHF");
    };
  }

  private static ObjectNode integer(long minimum, long maximum) {
    return type("integer").put("minimum", minimum).put("maximum", maximum);
  }

  private static ObjectNode format(String format) {
    return type("string").put("format", format);
  }

  private static ObjectNode example(String text) {
    var schema = type("string");
    schema.putArray("examples").add(text);
    return schema;
  }
}
