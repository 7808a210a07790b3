package io.durable.engine;

import io.durable.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pure functions of random plans, known to the engine by the recorder's numbers and to the
 * oracle by name.
 */
final class Pure {
  private Pure() {}

  /** A text of a value. Every eleventh function is broken. */
  static Object project(int number, Object source) {
    refuseBroken(number);
    return number % 5 == 4 ? null : "p" + number + "(" + source + ")";
  }

  /** One of three labels, by the value; sometimes none that any arm is for. */
  static Object label(Object source) {
    return List.of("x", "y", "z").get(Math.floorMod(String.valueOf(source).hashCode(), 3));
  }

  /** So many texts of a value. */
  static List<String> items(int number, List<?> sources) {
    return IntStream.range(0, number).mapToObj(i -> sources.get(0) + "." + i).toList();
  }

  /** Whether a value is enough; about every third is. */
  static boolean enough(Object value) {
    return Math.floorMod(String.valueOf(value).hashCode(), 3) == 0;
  }

  /** The text itself, or something as good that is short. */
  static String shortened(String text) {
    return text.length() < 80 ? text : text.substring(0, 40) + "#" + text.hashCode();
  }

  /** How arms or items ended. */
  static String outcomes(List<?> outcomes) {
    return outcomes.stream().map(Pure::outcome).toList().toString();
  }

  private static String outcome(Object each) {
    var outcome = (Outcome<?>) each;
    return outcome
        .failure()
        .map(why -> "failed " + why.path())
        .orElseGet(() -> "ok " + outcome.value().map(Object::toString).orElse("null"));
  }

  /** A text of several values. */
  static Object join(int number, List<?> sources) {
    refuseBroken(number);
    return "j" + number + sources;
  }

  private static void refuseBroken(int number) {
    if (number % 11 == 10) {
      throw new IllegalStateException("broken " + number);
    }
  }
}
