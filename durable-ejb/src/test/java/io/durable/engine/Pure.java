package io.durable.engine;

import java.util.List;

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
