package io.durable.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Which room of the house may import which: the picture of the design, as a table. */
final class Arrows extends ArchCondition<JavaClass> {

  private static final String WORDS = "";

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          // spi: StepContext.current() reads what the worker has bound
          Map.entry(WORDS, Set.of("plan", "function", "spi")),
          Map.entry("function", Set.of()),
          Map.entry("plan", Set.of(WORDS, "function")),
          Map.entry("spi", Set.of(WORDS)),
          Map.entry("health", Set.of(WORDS)),
          Map.entry("model", Set.of(WORDS, "plan")),
          Map.entry("engine", Set.of(WORDS, "plan", "function", "model")),
          Map.entry("store", Set.of(WORDS, "plan", "function", "model")),
          Map.entry(
              "boundary", Set.of(WORDS, "plan", "function", "spi", "model", "engine", "store")),
          Map.entry(
              "worker",
              Set.of(
                  WORDS,
                  "plan",
                  "function",
                  "spi",
                  "health",
                  "model",
                  "engine",
                  "store",
                  "boundary")),
          Map.entry("schedule", Set.of(WORDS, "plan", "function", "model", "boundary")),
          Map.entry("client", Set.of(WORDS, "plan", "function", "model", "boundary")),
          // not the engine: what it rehearses is what a node does
          Map.entry(
              "rehearsal",
              Set.of(WORDS, "plan", "function", "model", "store", "boundary", "worker", "client")),
          Map.entry(
              "deploy",
              Set.of(
                  WORDS,
                  "plan",
                  "function",
                  "spi",
                  "health",
                  "model",
                  "engine",
                  "store",
                  "boundary",
                  "worker",
                  "schedule",
                  "client")));

  private final String root;

  Arrows(String root) {
    super("follow the arrows of the design");
    this.root = root;
  }

  @Override
  public void check(JavaClass one, ConditionEvents events) {
    var from = room(one);
    if (!ALLOWED.containsKey(from)) {
      events.add(
          SimpleConditionEvent.violated(
              one, one.getName() + " is in a room without an entry in the table of arrows"));
      return;
    }
    one.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> inside(dependency.getTargetClass()))
        .filter(dependency -> !fits(from, room(dependency.getTargetClass())))
        .map(Dependency::getDescription)
        .forEach(text -> events.add(SimpleConditionEvent.violated(one, text)));
  }

  private static boolean fits(String from, String to) {
    return from.equals(to) || ALLOWED.get(from).contains(to);
  }

  private boolean inside(JavaClass one) {
    return one.getPackageName().equals(root) || one.getPackageName().startsWith(root + ".");
  }

  private String room(JavaClass one) {
    var below = one.getPackageName().substring(root.length());
    return below.isEmpty() ? WORDS : below.substring(1).replaceFirst("\\..*", "");
  }
}
