package io.durable.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was done inside a frame whose failure stops there: the execution itself, an arm or an item
 * whose outcome is collected, an arm that may lose. Either all of it is undone when that frame
 * fails or loses, or it becomes part of what was done around it.
 */
final class Deeds {
  private final List<Deed> done = new ArrayList<>();
  private final Set<Frame> ending = new LinkedHashSet<>();

  void add(Deed deed) {
    done.add(deed);
  }

  /** A frame that was closed and takes its time to end; nothing is undone before it has. */
  void ending(Frame frame) {
    ending.add(frame);
  }

  /** What was done inside was done here. */
  void takeOver(Deeds inner) {
    done.addAll(inner.done);
    ending.addAll(inner.ending);
    inner.done.clear();
    inner.ending.clear();
  }

  List<Deed> done() {
    return done;
  }

  Set<Frame> ending() {
    return ending;
  }
}
