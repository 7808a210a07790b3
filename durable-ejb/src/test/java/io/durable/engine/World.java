package io.durable.engine;

import io.durable.model.JournalRow.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What becomes of everything that a plan may reach, known beforehand: how each attempt goes, how
 * long it takes, when a question is answered. All of it follows from a seed, and no two things
 * happen at the same time.
 *
 * @param trouble how likely an attempt fails
 * @param cancelAt when a cancel comes, in nanoseconds from the beginning
 */
record World(long seed, double trouble, Optional<Long> cancelAt) {

  private Random random(String about) {
    var mixed = new Random(seed * 31 + about.hashCode());
    mixed.nextLong();
    return mixed;
  }

  /** How long this takes, in nanoseconds; some things take a thousand times longer than others. */
  long nanos(String about) {
    var random = random("time of " + about);
    var scale = (long) Math.pow(10, 6 + random.nextInt(4));
    return scale + random.nextLong(scale * 10);
  }

  long nanos(String path, int attempt) {
    return nanos(path + "#" + attempt);
  }

  /** How the attempts at a path go, the last one for good. */
  List<Scripted> script(String path) {
    var random = random("script of " + path);
    var attempts = new ArrayList<Scripted>();
    while (random.nextDouble() < trouble) {
      var delay = Duration.ofNanos(nanos("delay of " + path + attempts.size()));
      attempts.add(
          random.nextBoolean()
              ? Scripted.failsAndRetriesAfter(delay)
              : Scripted.timesOutAndRetriesAfter(delay));
    }
    if (random.nextDouble() < trouble) {
      attempts.add(random.nextBoolean() ? Scripted.fails() : Scripted.timesOut());
    } else {
      attempts.add(Scripted.OK);
    }
    return attempts;
  }

  Scripted script(String path, int attempt) {
    return script(path).get(attempt - 1);
  }

  static boolean ok(Scripted attempt) {
    return attempt.outcome() == Outcome.COMPLETED;
  }
}
