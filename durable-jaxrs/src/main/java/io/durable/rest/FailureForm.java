package io.durable.rest;

import io.durable.Failure;

/**
 * What went wrong; no package names and no stack, which are the server's own business.
 *
 * @param type the simple name of the exception, or the name of the {@code fail} node
 * @param path the node that failed
 */
record FailureForm(String type, String message, String path) {
  static FailureForm of(Failure failure) {
    var type = failure.type();
    var simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return new FailureForm(simple, failure.message(), failure.path());
  }
}
