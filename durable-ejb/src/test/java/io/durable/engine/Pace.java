package io.durable.engine;

import io.durable.WaitKind;
import io.durable.model.WaitRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets happen what happens in a world, in the order of its times. */
final class Pace {

  /** Something that happens. */
  private record Happening(Instant at, Runnable what) {}

  private final Life life;
  private final World world;
  private final Map<String, Instant> ends = new HashMap<>();
  private Optional<Instant> cancelAt;

  Pace(Life life, World world) {
    this.life = life;
    this.world = world;
    this.cancelAt = world.cancelAt().map(Memory.BEGINNING::plusNanos);
  }

  void toTheEnd() {
    life.claim(false);
    while (!life.status().terminal()) {
      var next =
          happenings().stream()
              .min(Comparator.comparing(Happening::at))
              .orElseThrow(() -> new AssertionError(world + " is stuck: " + life.rows()));
      if (next.at().isAfter(life.now())) {
        life.passUnseen(Duration.between(life.now(), next.at()));
      }
      next.what().run();
    }
  }

  private List<Happening> happenings() {
    var all = new ArrayList<Happening>();
    life.running().forEach(work -> all.add(new Happening(end(work), () -> life.runThis(work))));
    life.nextDue().ifPresent(due -> all.add(new Happening(due, life::tick)));
    life.open().stream()
        .filter(wait -> wait.kind() != WaitKind.SLEEP)
        .forEach(wait -> all.add(new Happening(answered(wait), () -> answer(wait))));
    cancelAt.ifPresent(at -> all.add(new Happening(at, this::cancel)));
    return all;
  }

  private Instant end(Change.Work work) {
    var path = work.path().toString();
    var attempt = Asked.attempt(work);
    return ends.computeIfAbsent(
        path + "#" + attempt, key -> life.now().plusNanos(world.nanos(path, attempt)));
  }

  private Instant answered(WaitRow wait) {
    return wait.openedAt().plusNanos(world.nanos(wait.path().toString()));
  }

  private void answer(WaitRow wait) {
    var path = wait.path().toString();
    life.answer(path, "answer to " + path);
  }

  private void cancel() {
    cancelAt = Optional.empty();
    life.cancel();
  }
}
