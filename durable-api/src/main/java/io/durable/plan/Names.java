package io.durable.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which names are good, and how a handle that got into a text is recognised. */
final class Names {
  static final int LONGEST_NAME = 100;
  static final int LONGEST_PATH = 1000;

  /** What to do about a name that is none. */
  static final String RULE =
      "Names are letters, digits and _ . -, begin with a letter or a digit and have at most "
          + LONGEST_NAME
          + " characters";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final Pattern MARK = Pattern.compile("\u27e6the value of [^\u27e7]*\u27e7");

  private Names() {}

  /**
   * What a handle answers to {@code toString} while a plan is recorded: no text of a user looks
   * like this.
   */
  static String mark(String what) {
    return "\u27e6the value of " + what + "\u27e7";
  }

  /** The mark of a handle that was put into this text. */
  static Optional<String> markIn(String text) {
    var matcher = MARK.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Why a text is no name, as a clause; empty when it is one. */
  static Optional<String> flawOf(String name) {
    if (name == null) {
      return Optional.of("null is no name");
    }
    if (name.isEmpty()) {
      return Optional.of("the name is empty");
    }
    if (!NAME.matcher(name).matches()) {
      return Optional.of("'" + shorten(name) + "' is no name");
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of("the name '" + shorten(name) + "' has " + name.length() + " characters");
    }
    return Optional.empty();
  }

  /** What stands for this name in the path of a problem. */
  static String printable(String name) {
    return name == null || name.isEmpty() ? "(no name)" : shorten(name);
  }

  static String shorten(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "\u2026";
  }
}
