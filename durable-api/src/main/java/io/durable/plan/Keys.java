package io.durable.plan;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The texts by which the keys of a branch appear in paths. */
final class Keys {
  static final String THEN = "then";
  static final String OTHERWISE = "otherwise";

  /** Strings that would read like something else. */
  private static final Set<String> TAKEN = Set.of("", "null", OTHERWISE);

  private Keys() {}

  /** Whether a branch can compare with it. */
  static boolean isKey(Object key) {
    return key == null
        || key instanceof Enum<?>
        || key instanceof String
        || key instanceof Number
        || key instanceof Boolean;
  }

  /**
   * A text without the characters that have a meaning in paths; different keys have different
   * texts.
   */
  static String label(JsonNode key) {
    if (!key.isString()) {
      return key.toString();
    }
    var text = key.stringValue();
    return TAKEN.contains(text) ? "'" + text + "'" : escaped(text);
  }

  private static String escaped(String text) {
    var label = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " _.-".indexOf(c) >= 0) {
                label.appendCodePoint(c);
              } else {
                for (var b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  label.append('%').append(String.format("%02X", b));
                }
              }
            });
    return label.toString();
  }
}
