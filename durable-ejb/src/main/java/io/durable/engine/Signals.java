package io.durable.engine;

import io.durable.model.InboxRow;
import io.durable.model.InboxRow.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The signals that are known and not consumed yet: an event that came before its wait is kept here.
 */
final class Signals {
  private final Set<Long> seen = new HashSet<>();
  private final TreeMap<Long, InboxRow> pending = new TreeMap<>();
  private final Map<UUID, InboxRow> answers = new HashMap<>();
  private final Map<String, TreeMap<Long, InboxRow>> events = new HashMap<>();

  /** Takes a signal in; false when it is known already. */
  boolean add(InboxRow signal) {
    if (!seen.add(signal.id())) {
      return false;
    }
    pending.put(signal.id(), signal);
    if (signal.waitId().isPresent()) {
      answers.put(signal.waitId().get(), signal);
    } else if (signal.kind() == Kind.EVENT) {
      events.computeIfAbsent(signal.name(), name -> new TreeMap<>()).put(signal.id(), signal);
    }
    return true;
  }

  /** The answer that this wait got from its sender. */
  Optional<InboxRow> answerTo(UUID wait) {
    return Optional.ofNullable(answers.get(wait));
  }

  /** The oldest event of this name that found no wait. */
  Optional<InboxRow> event(String name) {
    return Optional.ofNullable(events.get(name))
        .filter(kept -> !kept.isEmpty())
        .map(kept -> kept.firstEntry().getValue());
  }

  /** The oldest cancel. */
  Optional<InboxRow> cancel() {
    return pending.values().stream()
        .filter(signal -> signal.kind() == Kind.CANCEL)
        .min(Comparator.comparingLong(InboxRow::id));
  }

  /** A decision consumes it. */
  void use(InboxRow signal) {
    pending.remove(signal.id());
    signal.waitId().ifPresent(answers::remove);
    Optional.ofNullable(events.get(signal.name())).ifPresent(kept -> kept.remove(signal.id()));
  }

  /** All that is left, in order. */
  List<InboxRow> pending() {
    return new ArrayList<>(pending.values());
  }
}
