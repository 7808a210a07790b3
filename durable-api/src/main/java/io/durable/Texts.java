package io.durable;

/** What a text may hold that is compared with what the database holds. */
final class Texts {
  private static final int LONGEST = StartOptions.LONGEST_KEY;

  private Texts() {}

  /** A short one, to be kept. */
  static void requireFit(String what, String text) {
    if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a "
              + what
              + " has 1 to "
              + LONGEST
              + " characters, none of them NUL, and is not blank: '"
              + text
              + "'");
    }
  }

  /**
   * One that is only looked for: what cannot be kept cannot be found, and PostgreSQL refuses it.
   */
  static void requireNoNul(String what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a " + what + " cannot hold the character NUL");
    }
  }
}
