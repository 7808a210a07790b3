package io.durable.engine;

import io.durable.Failure;
import io.durable.plan.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** How the undoing goes, in the execution and in all of its arms. */
final class Amends {
  static final String NOT_UNDONE = "CompensationFailed";

  private final Set<Frame> beside = new LinkedHashSet<>();
  private Optional<Failure> gaveUp = Optional.empty();
  private boolean needed;

  /** The undos that nobody waits for but the end of the execution. */
  Set<Frame> beside() {
    return beside;
  }

  /** Something has to be undone. */
  void need() {
    needed = true;
  }

  /** Whether something was to be undone. */
  boolean needed() {
    return needed;
  }

  /** An undo finally failed: whatever it belongs to, the execution does not go on. */
  void giveUp(Path undo, Failure why) {
    var message = "could not be undone: " + why.type() + ": " + why.message();
    gaveUp = gaveUp.or(() -> Optional.of(new Failure(NOT_UNDONE, message, undo.toString(), "")));
  }

  /** The first undo that finally failed. */
  Optional<Failure> gaveUp() {
    return gaveUp;
  }
}
