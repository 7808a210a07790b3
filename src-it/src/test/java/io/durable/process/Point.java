package io.durable.process;

import java.util.Objects;

/**
 * A place in the life of one case, named so that it means the same in every run.
 *
 * @param label what was just done, say {@code Checkpoints.append[charge]} or {@code commit
 *     Decisions.write[receipt COMPLETED]}
 * @param occurrence which time since the JVM began, from 1
 */
record Point(String label, int occurrence) {
  Point {
    Objects.requireNonNull(label, "label");
  }

  @Override
  public String toString() {
    return label + "#" + occurrence;
  }
}
