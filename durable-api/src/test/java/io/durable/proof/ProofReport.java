package io.durable.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes what the tests of this JVM say about the lines of {@code conformance-lines.txt} to {@code
 * target/conformance} of the module: a file a JVM, a line a test. JUnit finds it by {@code
 * META-INF/services}.
 *
 * <p>A JVM that dies writes nothing, and what it would have proved counts as missing.
 */
public final class ProofReport implements TestExecutionListener {

  private final Map<Tried, Result> results = new ConcurrentHashMap<>();
  private volatile TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    noteBelow(test, Result.SKIPPED);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult execution) {
    switch (execution.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          note(test, Result.PASSED);
        }
      }
      case ABORTED -> noteBelow(test, Result.SKIPPED);
      // Of a class: its set-up or its clean-up failed, and none of its tests proves anything.
      case FAILED -> noteBelow(test, Result.FAILED);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    var lines = new TreeSet<String>();
    results.forEach((tried, result) -> lines.addAll(evidence(tried, result)));
    if (!lines.isEmpty()) {
      write(lines);
    }
  }

  private void noteBelow(TestIdentifier test, Result result) {
    note(test, result);
    plan.getDescendants(test).forEach(below -> note(below, result));
  }

  private void note(TestIdentifier test, Result result) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(
            source -> results.merge(new Tried(source, ground(test, source)), result, Result::or));
  }

  /** A test method on a ground. */
  private record Tried(MethodSource method, Ground ground) {}

  private static Set<String> evidence(Tried tried, Result result) {
    var method = tried.method();
    var type = method.getJavaClass();
    var name = type.getName().replaceFirst("^.*\\.", "") + "." + method.getMethodName();
    var onClass = enclosing(type).flatMap(one -> lines(one.getAnnotation(Line.class)));
    var onMethod = lines(method.getJavaMethod().getAnnotation(Line.class));
    return Stream.concat(onClass, onMethod)
        .map(line -> new Evidence(line, name, tried.ground(), result).print())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Integer> lines(Line held) {
    return held == null ? Stream.of() : IntStream.of(held.value()).boxed();
  }

  /** A suite that runs on several grounds is parameterized with their names. */
  private Ground ground(TestIdentifier test, MethodSource method) {
    return enclosing(method.getJavaClass())
        .map(one -> one.getAnnotation(On.class))
        .filter(Objects::nonNull)
        .map(On::value)
        .findFirst()
        .or(() -> parents(test).flatMap(one -> Ground.named(one.getDisplayName())).findFirst())
        .or(() -> Ground.named(System.getProperty("server.kind", "")).findFirst())
        .orElse(Ground.PURE);
  }

  private Stream<TestIdentifier> parents(TestIdentifier test) {
    return Stream.iterate(test, Objects::nonNull, below -> plan.getParent(below).orElse(null));
  }

  private static Stream<Class<?>> enclosing(Class<?> type) {
    return Stream.<Class<?>>iterate(type, one -> one != null, Class::getEnclosingClass);
  }

  private static void write(Set<String> lines) {
    var folder =
        Path.of(
            System.getProperty(
                "durable.conformance",
                Path.of(System.getProperty("basedir", ""), "target", "conformance").toString()));
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("run-" + ProcessHandle.current().pid() + ".tsv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("the report of the conformance tests was not written", e);
    }
  }
}
