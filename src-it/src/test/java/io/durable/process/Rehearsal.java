package io.durable.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One run of each workflow to which nothing happens: its points, and what is right. */
final class Rehearsal {
  private static final List<String> WORKFLOWS =
      List.of(
          "plain",
          "choosing",
          "waiting",
          "retrying",
          "expiring",
          "saga",
          "cancelled",
          "interrupted");

  private final Account account;
  private final Map<String, Point> points;

  private Rehearsal(Account account, Map<String, Point> points) {
    this.account = account;
    this.points = points;
  }

  /** One for all tests of this JVM. */
  private static final class Done {
    private static final Rehearsal REHEARSAL = rehearse();

    private static Rehearsal rehearse() {
      try {
        return of(Files.createTempDirectory("rehearsal"));
      } catch (Exception e) {
        throw new IllegalStateException("the rehearsal failed", e);
      }
    }
  }

  /** Of all workflows. */
  static Rehearsal ofAll() {
    return Done.REHEARSAL;
  }

  private static Rehearsal of(Path folder) throws Exception {
    try (var scene = Scene.onNewDatabase()) {
      var siege = new Siege(scene, folder, 1, Siege.QUICK_LEASE, true);
      WORKFLOWS.forEach(workflow -> siege.add(model(workflow)));
      siege.run();
      var points = new LinkedHashMap<String, Point>();
      for (var workflow : WORKFLOWS) {
        for (var point : siege.points(model(workflow))) {
          points.put(workflow + "-" + (points.size() + 1), point);
        }
      }
      return new Rehearsal(new Account(scene, siege), points);
    }
  }

  private static String model(String workflow) {
    return workflow + "-0";
  }

  /** A case for every point at which the action makes sense; gives their names. */
  Set<String> addAll(Siege siege, Action action) {
    var cases = new TreeSet<String>();
    points.forEach(
        (name, point) -> {
          if (action != Action.LOSE || point.label().startsWith("commit ")) {
            siege.add(name, point, action);
            cases.add(name);
          }
        });
    return cases;
  }

  List<String> compare(Account with, String name, int cuts) {
    return with.compare(name, account, model(name.substring(0, name.indexOf('-'))), cuts);
  }

  /** The cases that did not come to their point. */
  List<String> missed(Siege siege, Set<String> cases) {
    return cases.stream()
        .filter(name -> !siege.reached().containsKey(name))
        .map(name -> name + " " + points.get(name))
        .toList();
  }
}
