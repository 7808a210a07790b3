package io.durable.proof;

import java.util.Locale;
import java.util.Objects;

/**
 * One line of a report: what a test says about a line of {@code conformance-lines.txt}.
 *
 * @param test class and method
 */
record Evidence(int line, String test, Ground ground, Result result) {

  Evidence {
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(ground, "ground");
    Objects.requireNonNull(result, "result");
  }

  static Evidence parse(String text) {
    var fields = text.split("\t", -1);
    if (fields.length != 4) {
      throw new IllegalArgumentException("not a line of a report: " + text);
    }
    return new Evidence(
        Integer.parseInt(fields[0]),
        fields[1],
        Ground.valueOf(fields[2].toUpperCase(Locale.ROOT)),
        Result.valueOf(fields[3].toUpperCase(Locale.ROOT)));
  }

  String print() {
    return line
        + "\t"
        + test
        + "\t"
        + ground.word()
        + "\t"
        + result.name().toLowerCase(Locale.ROOT);
  }
}
