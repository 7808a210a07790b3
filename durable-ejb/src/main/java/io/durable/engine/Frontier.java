package io.durable.engine;

import io.durable.plan.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leaves that are open, found by what an event says of them. Attempts may be looked up by
 * threads that evaluate arguments while a decision goes on.
 */
final class Frontier {
  private final Set<Frame> entered = new LinkedHashSet<>();
  private final Map<Path, AttemptFrame> attempts = new ConcurrentHashMap<>();
  private final Map<Path, StepFrame> external = new HashMap<>();
  private final Map<UUID, WaitFrame> waits = new HashMap<>();
  private final Map<String, Set<WaitFrame>> events = new HashMap<>();
  private final Timers timers = new Timers();
  private int running;

  Timers timers() {
    return timers;
  }

  void add(AttemptFrame frame) {
    attempts.put(frame.path(), frame);
    entered.add(frame);
  }

  void remove(AttemptFrame frame) {
    attempts.remove(frame.path(), frame);
    timers.remove(frame);
    entered.remove(frame);
  }

  Optional<AttemptFrame> attempt(Path path) {
    return Optional.ofNullable(attempts.get(path));
  }

  /** An external step, kept also when it has ended, because its results may come late. */
  void external(StepFrame frame) {
    external.put(frame.path(), frame);
  }

  Optional<StepFrame> external(Path path) {
    return Optional.ofNullable(external.get(path));
  }

  void add(WaitFrame frame) {
    waits.put(frame.id(), frame);
    frame.eventName().ifPresent(name -> waitingFor(name).add(frame));
    entered.add(frame);
  }

  void remove(WaitFrame frame) {
    waits.remove(frame.id());
    frame.eventName().ifPresent(name -> waitingFor(name).remove(frame));
    timers.remove(frame);
    entered.remove(frame);
  }

  Optional<WaitFrame> wait(UUID id) {
    return Optional.ofNullable(waits.get(id));
  }

  /** The wait for this event that is open the longest. */
  Optional<WaitFrame> waitFor(String event) {
    return waitingFor(event).stream().findFirst();
  }

  private Set<WaitFrame> waitingFor(String event) {
    return events.computeIfAbsent(event, name -> new LinkedHashSet<>());
  }

  /** A leaf that only has to be activated. */
  void add(Frame frame) {
    entered.add(frame);
  }

  void remove(Frame frame) {
    timers.remove(frame);
    entered.remove(frame);
  }

  /** Takes out a leaf that was entered and is not active yet. */
  Optional<Frame> nextEntered() {
    var first = entered.stream().findFirst();
    first.ifPresent(entered::remove);
    return first;
  }

  /** An attempt was begun. */
  void began() {
    running++;
  }

  /** An attempt is awaited no more. */
  void stopped() {
    running--;
  }

  boolean idle() {
    return running == 0;
  }
}
