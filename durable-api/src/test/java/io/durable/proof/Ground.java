package io.durable.proof;

import java.util.Locale;
import java.util.stream.Stream;

/** What a test ran on. */
public enum Ground {
  /** no store: the language, the engine, a formula */
  PURE,
  MEMORY,
  POSTGRESQL,
  LIBERTY,
  WILDFLY;

  /** Whether a result on this ground proves a promise that is made about the real thing. */
  boolean real() {
    return switch (this) {
      case PURE, MEMORY -> false;
      case POSTGRESQL, LIBERTY, WILDFLY -> true;
    };
  }

  /** The ground that is called so, if there is one. */
  static Stream<Ground> named(String name) {
    return Stream.of(values()).filter(ground -> ground.name().equals(name));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
