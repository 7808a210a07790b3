package io.durable.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was done inside a frame whose failure stops there: the execution itself, an arm or an item
 * whose outcome is collected, an arm that may lose. Either all of it is undone when that frame
 * fails or loses, or it becomes part of what was done around it.
 */
final class Deeds {
  private final List<Deed> done = new ArrayList<>();
  private final Set<Frame> ending = new LinkedHashSet<>();
  private Optional<Deeds> around = Optional.empty();
  private Optional<Compensation> undoing = Optional.empty();

  void add(Deed deed) {
    done.add(deed);
  }

  /** A frame that undoes its own and was closed meanwhile: nothing else is undone before it has. */
  void ending(Frame frame) {
    ending.add(frame);
  }

  /** What was done inside was done here. */
  void takeOver(Deeds inner) {
    done.addAll(inner.done);
    ending.addAll(inner.ending);
    inner.done.clear();
    inner.ending.clear();
    inner.around = Optional.of(this);
  }

  void undoneBy(Compensation compensation) {
    undoing = Optional.of(compensation);
  }

  /** A result came late: where that deed is being undone it has to be known. */
  void cameLate(Deed deed) {
    if (around.isPresent()) {
      around.get().cameLate(deed);
    } else {
      undoing.ifPresent(compensation -> compensation.cameLate(deed));
    }
  }

  List<Deed> done() {
    return done;
  }

  Set<Frame> ending() {
    return ending;
  }
}
