package io.durable.process;

import io.durable.process.Scene.Business;
import io.durable.process.Scene.Line;
import io.durable.process.Witness.Phase;
import io.durable.process.Witness.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares what became of a case with a run of the same workflow to which nothing happened: the
 * journal must be the same, row by row in the same order, and so must the rows of the users' own.
 * The witness says how often user code ran to get there.
 */
final class Account {
  private final List<Line> journal;
  private final List<Business> business;
  private final List<Sight> sights;
  private final List<String> breaches = new ArrayList<>();

  Account(Scene scene, Siege siege) {
    this(scene, siege.sights());
  }

  Account(Scene scene, List<Sight> sights) {
    this.journal = scene.journal();
    this.business = scene.business();
    this.sights = List.copyOf(sights);
  }

  /** The journal of a case, without what is only noted for its undo. */
  List<String> journal(String name) {
    return journal.stream()
        .filter(line -> line.name().equals(name) && !line.kind().equals("LATE"))
        .map(Line::toString)
        .toList();
  }

  /** The rows that its steps and undos wrote. */
  List<String> business(String name) {
    return business.stream()
        .filter(row -> row.name().equals(name))
        .map(row -> row.path() + " " + row.attempt())
        .sorted()
        .toList();
  }

  /**
   * What is wrong with a case.
   *
   * @param model the same workflow without disturbance
   * @param cuts how often something happened that may have cut off an attempt
   */
  List<String> compare(String name, Account model, String modelName, int cuts) {
    breaches.clear();
    same(name, "journal", model.journal(modelName), journal(name));
    same(name, "business rows", model.business(modelName), business(name));
    journalIsWitnessed(name);
    var own = sights.stream().filter(sight -> sight.name().equals(name)).toList();
    own.stream()
        .filter(sight -> sight.phase() == Phase.BEGAN)
        .collect(Collectors.groupingBy(sight -> sight.path() + " " + sight.attempt()))
        .forEach((attempt, times) -> often(name, attempt, times.size(), cuts));
    own.stream()
        .collect(
            Collectors.groupingBy(Sight::path, Collectors.mapping(Sight::key, Collectors.toSet())))
        .forEach((path, keys) -> oneKey(name, path, keys.size()));
    return List.copyOf(breaches);
  }

  /** What ran again though it was finished when a JVM was killed. */
  List<String> ranAgain(List<Siege.Aftermath> kills) {
    return sights.stream()
        .filter(
            sight ->
                kills.stream()
                    .anyMatch(
                        kill ->
                            sight.boot() > kill.boot()
                                && kill.finished().contains(sight.name() + " " + sight.path())))
        .map(sight -> "ran again: " + sight)
        .toList();
  }

  /** How often attempts of all cases began again: each cut-off attempt keeps its number. */
  int begunAgain() {
    var begun = sights.stream().filter(sight -> sight.phase() == Phase.BEGAN).toList();
    var attempts =
        begun.stream().map(sight -> sight.name() + " " + sight.path() + " " + sight.attempt());
    return begun.size() - (int) attempts.distinct().count();
  }

  private void same(String name, String what, List<String> expected, List<String> found) {
    if (!expected.equals(found)) {
      breaches.add("%s: %s is %s and not %s".formatted(name, what, found, expected));
    }
  }

  private void journalIsWitnessed(String name) {
    for (var line : journal) {
      var deed = line.kind().equals("STEP") || line.kind().equals("UNDO");
      if (line.name().equals(name) && deed && line.outcome().equals("COMPLETED") && !did(line)) {
        breaches.add("%s: nobody saw %s".formatted(name, line));
      }
    }
  }

  private boolean did(Line line) {
    return sights.stream()
        .anyMatch(
            sight ->
                sight.phase() == Phase.DID
                    && sight.name().equals(line.name())
                    && sight.path().equals(line.path())
                    && sight.attempt() == line.attempt());
  }

  private void often(String name, String attempt, int times, int cuts) {
    if (times > 1 + cuts) {
      breaches.add("%s: %s ran %d times with %d cuts".formatted(name, attempt, times, cuts));
    }
  }

  private void oneKey(String name, String path, int keys) {
    if (keys != 1) {
      breaches.add("%s: %s had %d idempotency keys".formatted(name, path, keys));
    }
  }
}
