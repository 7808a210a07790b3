package io.durable;

import java.util.Objects;

/**
 * What went wrong, as it is kept.
 *
 * @param type the exception's class name, or the name of a {@code fail} node
 * @param message never null; empty when the exception had none; cut to size
 * @param path the node that failed; empty for the workflow itself
 * @param stack for people who look for the cause; cut to size; never given to REST callers
 */
public record Failure(String type, String message, String path, String stack) {
  public Failure {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(stack, "stack");
  }
}
