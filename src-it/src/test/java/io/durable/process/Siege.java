package io.durable.process;

import io.durable.process.Scene.Seen;
import io.durable.process.Witness.Sight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drives cases to their end, whatever is ordered to happen to them: starts each, sends it the
 * signals that it waits for, and kills the JVM whenever nothing moves any more because threads
 * stand at their points. Then a fresh JVM goes on.
 */
final class Siege {
  /** About as long as a JVM takes to begin, so that a take-over costs no time of its own. */
  static final Duration QUICK_LEASE = Duration.ofMillis(2500);

  private static final Duration QUIET = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(25);

  private final Scene scene;
  private final Path folder;
  private final Witness witness;
  private final int nodes;
  private final Duration lease;
  private final boolean tracing;
  private final Map<String, Points.Order> orders = new LinkedHashMap<>();
  private final Map<String, Points.Order> reached = new LinkedHashMap<>();
  private final Map<String, List<Point>> traced = new LinkedHashMap<>();
  private final Set<String> cases = new HashSet<>();
  private final List<Aftermath> kills = new ArrayList<>();
  private int boots;

  /**
   * What a kill left.
   *
   * @param boot which JVM was killed
   * @param unended the cases that had not ended
   * @param finished the completed paths, as "case path"
   */
  record Aftermath(int boot, Set<String> unended, Set<String> finished) {}

  /**
   * @param folder for the witness and the log
   * @param nodes how many nodes a JVM runs
   */
  Siege(Scene scene, Path folder, int nodes, Duration lease, boolean tracing) {
    this.scene = scene;
    this.folder = folder;
    this.witness = new Witness(folder.resolve("witness.tsv"));
    this.nodes = nodes;
    this.lease = lease;
    this.tracing = tracing;
  }

  /** A case to which nothing happens. */
  void add(String name) {
    cases.add(name);
  }

  /** A case with something that happens to it, once. */
  void add(String name, Point point, Action action) {
    add(name);
    orders.put(name, new Points.Order(point, action));
  }

  /** Until all cases have ended. */
  void run() throws InterruptedException {
    do {
      boots++;
      var start =
          new ForkedNode.Start(
              scene.jdbcUrl(),
              folder.resolve("witness.tsv").toString(),
              boots,
              nodes,
              lease,
              tracing);
      try (var node = ForkedNode.start(start, folder.resolve("node.log"))) {
        orders.forEach((name, order) -> arm(node, name, order));
        node.begin();
        new Round(node).run();
      }
    } while (!ended(scene.executions()));
  }

  private void arm(ForkedNode node, String name, Points.Order order) {
    // What is counted from the beginning of a JVM may come less often in a later one.
    var occurrence = boots == 1 ? order.point().occurrence() : 1;
    node.tell(
        order.action().name().toLowerCase(Locale.ROOT), name, order.point().label(), occurrence);
  }

  private boolean ended(Map<String, Seen> seen) {
    return cases.stream()
        .allMatch(name -> seen.containsKey(name) && seen.get(name).status().terminal());
  }

  List<Sight> sights() {
    return witness.all();
  }

  List<Aftermath> kills() {
    return kills;
  }

  /** How many kills may have cut off an attempt of this case. */
  int killsBeforeEndOf(String name) {
    return (int) kills.stream().filter(kill -> kill.unended().contains(name)).count();
  }

  /** What happened, by case. */
  Map<String, Points.Order> reached() {
    return reached;
  }

  /** The points of a case, in the order in which they came. */
  List<Point> points(String name) {
    return traced.getOrDefault(name, List.of());
  }

  /** The life of one JVM. */
  private final class Round {
    private final ForkedNode node;
    private final Set<String> sent = new HashSet<>();
    private Map<String, Seen> before = Map.of();
    private int standing;
    private long moved = System.nanoTime();

    Round(ForkedNode node) {
      this.node = node;
    }

    void run() throws InterruptedException {
      while (true) {
        listen();
        var seen = scene.executions();
        if (!seen.equals(before)) {
          before = seen;
          moved = System.nanoTime();
        }
        if (ended(seen)) {
          return;
        }
        signal(seen);
        if (standing > 0 && still(quiet())) {
          kill();
          return;
        }
        if (still(PATIENCE)) {
          throw new AssertionError("nothing moves any more: " + unended(seen));
        }
      }
    }

    /**
     * What a dead node owned is taken over first; unless threads that stand here hold its rows,
     * because a node of this very JVM was declared dead.
     */
    private Duration quiet() {
      return scene.ownedByTheDead(boots) == 0 ? QUIET : lease.multipliedBy(2);
    }

    private boolean still(Duration time) {
      return System.nanoTime() - moved > time.toNanos();
    }

    private void listen() throws InterruptedException {
      for (var words = node.hear(GLANCE); !words.isEmpty(); words = node.hear(Duration.ZERO)) {
        switch (words.get(0)) {
          case "reached" -> reached(words.get(1));
          case "point" -> {
            var points = traced.computeIfAbsent(words.get(1), name -> new ArrayList<>());
            var label = words.get(2);
            var times = points.stream().filter(point -> point.label().equals(label)).count();
            points.add(new Point(label, (int) times + 1));
          }
          case "refused" -> refused(words.subList(1, words.size() - 1));
          default -> {
            // sent: what the execution makes of it is what counts
          }
        }
      }
      if (!node.alive()) {
        throw new AssertionError("the JVM ended by itself");
      }
    }

    private void reached(String name) {
      var order = orders.remove(name);
      reached.put(name, order);
      moved = System.nanoTime();
      if (order.action() == Action.STOP) {
        standing++;
      }
    }

    /** Whoever hears that his call failed calls again, as any client of a database does. */
    private void refused(List<String> words) {
      sent.remove(String.join(" ", words));
    }

    private void kill() throws InterruptedException {
      node.kill();
      var finished =
          scene.journal().stream()
              .filter(line -> line.outcome().equals("COMPLETED"))
              .map(line -> line.name() + " " + line.path())
              .collect(Collectors.toSet());
      kills.add(new Aftermath(boots, unended(scene.executions()), finished));
    }

    private Set<String> unended(Map<String, Seen> seen) {
      return cases.stream()
          .filter(name -> !seen.containsKey(name) || !seen.get(name).status().terminal())
          .collect(Collectors.toSet());
    }

    /** Once a JVM, whatever became of it in an earlier one; again when it was refused. */
    private void once(Object... words) {
      if (sent.add(Stream.of(words).map(String::valueOf).collect(Collectors.joining(" ")))) {
        node.tell(words);
      }
    }

    private void signal(Map<String, Seen> seen) {
      for (var name : cases) {
        if (!seen.containsKey(name)) {
          once("start", name.substring(0, name.indexOf('-')), name);
        } else if (name.startsWith("waiting")) {
          once("event", name, seen.get(name).execution(), "early", "early-" + name);
        }
      }
      for (var wait : scene.open()) {
        var execution = seen.containsKey(wait.name()) ? seen.get(wait.name()).execution() : null;
        if (execution == null) {
          continue;
        }
        switch (wait.path()) {
          case "late" -> once("event", wait.name(), execution, "late", "late-" + wait.name());
          case "never" -> once("cancel", wait.name(), execution);
          case "ok" -> {
            if (wait.name().startsWith("waiting")) {
              once("approve", wait.name(), wait.id());
            }
          }
          default -> {
            // a sleep, or an early event that is on its way
          }
        }
      }
      for (var sight : sights()) {
        if (sight.name().startsWith("interrupted") && sight.path().equals("b")) {
          once("cancel", sight.name(), seen.get(sight.name()).execution());
        }
      }
    }
  }
}
