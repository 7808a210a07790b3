package io.durable.store;

import io.durable.Failure;
import java.sql.SQLDataException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON on its way to and from {@code jsonb} columns: always as text. */
final class Jsonb {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Jsonb() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static String text(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  static JsonNode tree(String text) {
    return MAPPER.readTree(text);
  }

  static Optional<JsonNode> optionalTree(String text) {
    return Optional.ofNullable(text).map(Jsonb::tree);
  }

  /**
   * Whether PostgreSQL would refuse it: its JSON cannot hold the character NUL. Asked before the
   * statement, because a refused one dooms the transaction of a caller.
   */
  static boolean holdsNul(String json) {
    for (var at = json.indexOf("\\u0000"); at >= 0; at = json.indexOf("\\u0000", at + 1)) {
      if (backslashesBefore(json, at) % 2 == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text itself, where PostgreSQL takes it; refused as PostgreSQL would refuse it, but before
   * the statement.
   *
   * @throws StoreFailed with the SQL state of data that no repetition makes acceptable
   */
  static String storable(String json) {
    if (holdsNul(json)) {
      throw new StoreFailed(
          "a payload holds the character NUL, which cannot be stored",
          new SQLDataException("unsupported Unicode escape sequence", "22P05"));
    }
    return json;
  }

  private static int backslashesBefore(String json, int end) {
    var count = 0;
    while (count < end && json.charAt(end - 1 - count) == '\\') {
      count++;
    }
    return count;
  }

  static JsonNode of(Failure failure) {
    return object()
        .put("type", failure.type())
        .put("message", failure.message())
        .put("path", failure.path())
        .put("stack", failure.stack());
  }

  static Failure failure(JsonNode tree) {
    return new Failure(
        tree.path("type").asString(""),
        tree.path("message").asString(""),
        tree.path("path").asString(""),
        tree.path("stack").asString(""));
  }

  static Optional<Failure> optionalFailure(String text) {
    return optionalTree(text).map(Jsonb::failure);
  }

  /** The literal of an array of texts, for {@code cast(? as text[])}. */
  static String textArray(Collection<String> texts) {
    var literal = new StringBuilder("{");
    for (var text : texts) {
      if (literal.length() > 1) {
        literal.append(',');
      }
      literal.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return literal.append('}').toString();
  }

  /** The literal of an array of ids, for {@code cast(? as uuid[])}. */
  static String idArray(Collection<UUID> ids) {
    return textArray(ids.stream().map(UUID::toString).toList());
  }

  /** The literal of an array of numbers, for {@code cast(? as bigint[])}. */
  static String numberArray(Collection<Long> numbers) {
    return textArray(numbers.stream().map(String::valueOf).toList());
  }
}
