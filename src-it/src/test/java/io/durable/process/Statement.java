package io.durable.process;

import io.durable.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement as a point: who asked for it, and which cases it is about.
 *
 * @param verb the method of the store, say {@code Checkpoints.append}
 */
record Statement(String verb, List<String> parameters) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern NAME = Pattern.compile("[a-z]+-\\d+");

  /** What is asked when nobody in particular is meant. */
  private static final List<String> ROUTINE = List.of("Nodes.", "Clock.", "Plans.", "Reads.");

  Statement {
    parameters = List.copyOf(parameters);
  }

  Statement with(String parameter) {
    var more = new ArrayList<>(parameters);
    more.add(parameter);
    return new Statement(verb, more);
  }

  /** The method of the store, or of the user's code, that speaks with the database. */
  static String caller() {
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(Statement::speaks).findFirst())
        .map(frame -> simple(frame.getClassName()) + "." + method(frame.getMethodName()))
        .orElse("other");
  }

  private static boolean speaks(StackWalker.StackFrame frame) {
    var type = frame.getClassName();
    return (type.startsWith("io.durable.store.") && !type.endsWith(".Database"))
        || type.endsWith(".Deeds");
  }

  /** One label for what is one thing: in company or alone, in a lambda or not. */
  private static String method(String name) {
    return name.replaceFirst("lambda\\$(\\w+)\\$\\d+", "$1").replaceFirst("(All|These)$", "");
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** The label of this statement for each case that it touches. */
  Map<String, String> labels(Points points) {
    learn(points);
    var labels = new LinkedHashMap<String, String>();
    if (ROUTINE.stream().noneMatch(verb::startsWith)) {
      for (var id : ids()) {
        points.caseOf(id).ifPresent(name -> labels.put(name, verb + detail(id)));
      }
    }
    return labels;
  }

  /** A start names its execution and its case. */
  private void learn(Points points) {
    if (verb.equals("Starts.insert")) {
      parameters.stream()
          .filter(text -> NAME.matcher(text).matches())
          .findFirst()
          .ifPresent(name -> points.known(UUID.fromString(parameters.get(0)), name));
    }
  }

  private List<UUID> ids() {
    return parameters.stream()
        .flatMap(text -> ID.matcher(text).results())
        .map(found -> UUID.fromString(found.group()))
        .distinct()
        .toList();
  }

  private String detail(UUID execution) {
    var said =
        Stream.concat(
                parameters.stream().flatMap(text -> rows(text, execution)),
                parameters.stream().filter(Statement::isStatus))
            .distinct()
            .toList();
    return said.isEmpty() ? "" : said.toString();
  }

  /** Paths of the rows that are this execution's; a row that names none belongs to the only one. */
  private static Stream<String> rows(String text, UUID execution) {
    if (!text.startsWith("[{")) {
      return Stream.of();
    }
    return JSON.readTree(text)
        .valueStream()
        .filter(row -> row.has("path"))
        .filter(
            row ->
                row.path("execution").asString(execution.toString()).equals(execution.toString()))
        .map(Statement::row);
  }

  private static String row(JsonNode row) {
    var attempt = row.path("attempt").asInt(1);
    return row.path("path").asString() + (attempt == 1 ? "" : ":" + attempt);
  }

  private static boolean isStatus(String text) {
    return Stream.of(Status.values()).anyMatch(status -> status.name().equals(text));
  }
}
