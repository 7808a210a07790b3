package io.durable.function;

import java.util.Comparator;

/** The order in which {@code jsonb} keeps keys: by their length in UTF-8, then byte by byte. */
final class JsonbOrder {

  static final Comparator<String> OF_KEYS =
      Comparator.<String>comparingInt(JsonbOrder::bytes)
          .thenComparing(JsonbOrder::compareCodePoints);

  private JsonbOrder() {}

  static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
    }
    return bytes;
  }

  static int bytes(char c) {
    if (c < 0x80) {
      return 1;
    }
    // Each half of a surrogate pair counts for half of its four bytes.
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  /** The bytes of UTF-8 sort as code points do; a surrogate is part of a higher one than a char. */
  private static int compareCodePoints(String a, String b) {
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        return Character.isSurrogate(left) == Character.isSurrogate(right)
            ? Character.compare(left, right)
            : Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
