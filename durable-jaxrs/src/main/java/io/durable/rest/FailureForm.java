package io.durable.rest;

import io.durable.Failure;
import java.util.regex.Pattern;

/**
 * What went wrong; no package names and no stack, which are the server's own business.
 *
 * @param type the simple name of the exception, or the name of the {@code fail} node
 * @param path the node that failed
 */
record FailureForm(String type, String message, String path) {
  private static final Pattern CLASS = Pattern.compile("(?:[a-z]\\w*\\.)+(?:\\w+\\$)*([A-Z]\\w*)");

  static FailureForm of(Failure failure) {
    var type = CLASS.matcher(failure.type()).replaceFirst("$1");
    return new FailureForm(type, failure.message(), failure.path());
  }
}
