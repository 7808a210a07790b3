package io.durable.store;

import io.durable.model.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The nodes in memory, and what becomes of the executions of dead ones. */
final class MemoryNodes {
  private final Map<UUID, Living> nodes = new HashMap<>();
  private final MemoryTables tables;

  private record Living(Set<String> plans, Instant beatAt) {}

  MemoryNodes(MemoryTables tables) {
    this.tables = tables;
  }

  boolean register(UUID node, Set<String> served) {
    return nodes.put(node, new Living(Set.copyOf(served), tables.clock)) == null;
  }

  Optional<Set<Claim>> beat(UUID node) {
    var known = nodes.computeIfPresent(node, (id, old) -> new Living(old.plans(), tables.clock));
    return Optional.ofNullable(known).map(living -> owned(node));
  }

  private Set<Claim> owned(UUID node) {
    var claims = new HashSet<Claim>();
    for (var row : tables.executions.values()) {
      if (row.owner.equals(Optional.of(node))) {
        claims.add(new Claim(row.id(), node, row.token));
      }
    }
    return claims;
  }

  boolean deregister(UUID node) {
    return nodes.remove(node) != null;
  }

  boolean knows(UUID node) {
    return nodes.containsKey(node);
  }

  /** As if all had died. */
  boolean forget() {
    var any = !nodes.isEmpty();
    nodes.clear();
    return any;
  }

  int takeOver(UUID by, Duration lease) {
    var living = living(lease);
    nodes.keySet().removeIf(id -> !id.equals(by) && !living.contains(id));
    return freeOrphans();
  }

  int freeOrphans() {
    var orphans =
        tables.executions.values().stream()
            .filter(row -> row.owner.filter(id -> !nodes.containsKey(id)).isPresent())
            .toList();
    orphans.forEach(
        row -> {
          free(row);
          row.token++;
          row.takenOver = true;
        });
    return orphans.size();
  }

  void free(MemoryExecution row) {
    row.owner = Optional.empty();
    row.dueAt = Optional.of(tables.clock);
  }

  /** The plans that living nodes serve. */
  Set<String> served(Duration lease) {
    var served = new HashSet<String>();
    living(lease).forEach(node -> served.addAll(nodes.get(node).plans()));
    return served;
  }

  private Set<UUID> living(Duration lease) {
    var living = new HashSet<UUID>();
    nodes.forEach(
        (id, node) -> {
          if (node.beatAt().plus(lease).isAfter(tables.clock)) {
            living.add(id);
          }
        });
    return living;
  }
}
