package io.durable.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints which test proves which line of {@code conformance-lines.txt}, on what ground and with
 * what result, from the reports of all modules: {@code ProofTable [--strict] root}.
 *
 * <p>A line is held when every test of it passed and one of them ran on PostgreSQL or on a server.
 * With {@code --strict} a line that is not held ends the process with 1.
 */
public final class ProofTable {

  private final Map<Integer, String> promised;
  private final Map<Integer, List<Evidence>> evidence;

  ProofTable(Map<Integer, String> promised, Collection<Evidence> evidence) {
    this.promised = new TreeMap<>(promised);
    this.evidence =
        evidence.stream()
            .collect(Collectors.groupingBy(Evidence::line, TreeMap::new, Collectors.toList()));
  }

  public static void main(String[] arguments) {
    var given = List.of(arguments);
    var root = given.stream().filter(one -> !one.startsWith("--")).findFirst().orElse(".");
    var table = new ProofTable(promised(), reports(Path.of(root)));
    System.out.print(table.print());
    if (given.contains("--strict") && !table.missing().isEmpty()) {
      System.exit(1);
    }
  }

  /** The promised lines that nothing proves. */
  List<Integer> missing() {
    return promised.keySet().stream().filter(line -> !held(line)).toList();
  }

  String print() {
    var out = new StringBuilder();
    promised.forEach((line, words) -> out.append(printLine(line, words)));
    evidence.keySet().stream()
        .filter(line -> !promised.containsKey(line))
        .forEach(line -> out.append(printLine(line, "(not promised yet)")));
    return out.append(
            "%d of %d lines are held%s%n"
                .formatted(
                    promised.size() - missing().size(),
                    promised.size(),
                    missing().isEmpty() ? "" : "; missing: " + missing()))
        .toString();
  }

  private String printLine(int line, String words) {
    var verdict = held(line) ? "  " : promised.containsKey(line) ? "MISSING " : "  ";
    var out = new StringBuilder("%2d %s%s%n".formatted(line, verdict, words));
    for (var one : evidence.getOrDefault(line, List.of())) {
      out.append(
          "       %-7s %-10s %s%n"
              .formatted(
                  one.result().name().toLowerCase(Locale.ROOT), one.ground().word(), one.test()));
    }
    return out.toString();
  }

  private boolean held(int line) {
    var all = evidence.getOrDefault(line, List.of());
    return all.stream().allMatch(one -> one.result() == Result.PASSED)
        && all.stream().anyMatch(one -> one.ground().real());
  }

  private static Map<Integer, String> promised() {
    try (var in = ProofTable.class.getResourceAsStream("/conformance-lines.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(line -> Integer.valueOf(line[0]), line -> line[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a test that several JVMs ran, without a clean between, the youngest report counts. */
  static Collection<Evidence> reports(Path root) {
    var youngest = new TreeMap<String, Evidence>();
    for (var report : files(root)) {
      try {
        for (var text : Files.readAllLines(report)) {
          var one = Evidence.parse(text);
          youngest.put(one.line() + " " + one.test() + " " + one.ground(), one);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return youngest.values();
  }

  private static List<Path> files(Path root) {
    var found = new ArrayList<Path>();
    try (var below = Files.walk(root, 5)) {
      below
          .filter(file -> file.getFileName().toString().endsWith(".tsv"))
          .filter(file -> file.getParent().endsWith(Path.of("target", "conformance")))
          .forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing(ProofTable::written));
    return found;
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
