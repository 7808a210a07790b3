package io.durable.proof;

/** What came of a test; when one ran more than once, the worst of it counts. */
enum Result {
  PASSED,
  SKIPPED,
  FAILED;

  Result or(Result other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
