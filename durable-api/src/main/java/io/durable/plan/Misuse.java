package io.durable.plan;

/**
 * The language was used where it has no meaning; the problem is on the list already when it is
 * thrown while recording.
 */
final class Misuse extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  Misuse(String message) {
    super(message);
  }
}
