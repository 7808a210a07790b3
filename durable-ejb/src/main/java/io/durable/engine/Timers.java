package io.durable.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which frame has to hear of the time, and when. */
final class Timers {
  private final TreeMap<Instant, LinkedHashSet<Frame>> due = new TreeMap<>();
  private final Map<Frame, Instant> byFrame = new HashMap<>();

  void add(Instant at, Frame frame) {
    remove(frame);
    byFrame.put(frame, at);
    due.computeIfAbsent(at, time -> new LinkedHashSet<>()).add(frame);
  }

  void remove(Frame frame) {
    var at = byFrame.remove(frame);
    if (at == null) {
      return;
    }
    var sharing = due.get(at);
    sharing.remove(frame);
    if (sharing.isEmpty()) {
      due.remove(at);
    }
  }

  Optional<Instant> first() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.firstKey());
  }

  /** Takes one frame out whose time has come. */
  Optional<Frame> poll(Instant now) {
    if (due.isEmpty() || due.firstKey().isAfter(now)) {
      return Optional.empty();
    }
    var frame = due.firstEntry().getValue().iterator().next();
    remove(frame);
    return Optional.of(frame);
  }
}
