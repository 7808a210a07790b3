package io.durable.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** The node's log: a line a transition, never a payload. */
final class Log {
  private static final Logger LOGGER = System.getLogger("io.durable.worker");

  private Log() {}

  static void info(String line) {
    LOGGER.log(Level.INFO, line);
  }

  static void debug(Supplier<String> line) {
    LOGGER.log(Level.DEBUG, line);
  }

  static void warning(String line) {
    LOGGER.log(Level.WARNING, line);
  }

  static void warning(String line, Throwable cause) {
    LOGGER.log(Level.WARNING, line, cause);
  }
}
