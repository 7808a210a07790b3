package io.durable.store;

import io.durable.Failure;
import io.durable.Status;
import io.durable.model.Checkpoint;
import io.durable.model.Checkpoint.Move;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Where a decision moves the execution's row.
 *
 * @param status empty when it stays where it is
 * @param ends whether the status is terminal
 * @param letsGo whether the owner lets go
 * @param from where it may come from
 */
record Target(
    Optional<Status> status,
    Optional<Instant> dueAt,
    int kept,
    boolean ends,
    boolean letsGo,
    Set<Status> from,
    Optional<JsonNode> value,
    Optional<Failure> failure) {

  static Target of(Checkpoint checkpoint) {
    return checkpoint
        .move()
        .map(Target::of)
        .orElse(to(Optional.empty(), Optional.empty(), 0, false));
  }

  private static Target of(Move move) {
    if (move instanceof Move.Turn turn) {
      return to(Optional.of(turn.status()), Optional.empty(), 0, false);
    }
    if (move instanceof Move.Park park) {
      return to(Optional.of(park.status()), park.dueAt(), park.kept(), true);
    }
    if (move instanceof Move.Finish finish) {
      return new Target(
          Optional.of(finish.status()),
          Optional.empty(),
          0,
          true,
          true,
          before(finish.status()),
          finish.result(),
          finish.failure());
    }
    throw new IllegalStateException("a move that nobody writes: " + move);
  }

  private static Target to(
      Optional<Status> status, Optional<Instant> dueAt, int kept, boolean letsGo) {
    return new Target(
        status,
        dueAt,
        kept,
        false,
        letsGo,
        status.map(Target::before).orElse(Set.of()),
        Optional.empty(),
        Optional.empty());
  }

  /** Which statuses may come before; one that is no end may also follow itself. */
  static Set<Status> before(Status status) {
    return Arrays.stream(Status.values())
        .filter(from -> from.next().contains(status) || (from == status && !status.terminal()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
