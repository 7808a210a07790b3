package io.durable.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules on sources; each gives what breaks it, one line a breach. */
final class SourceRules {

  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 40;

  private static final Pattern SQL =
      Pattern.compile(
          "\\b(insert\\s+into|delete\\s+from|update\\s+[\\w.]+\\s+(as\\s+)?(\\w+\\s+)?set|select\\s[\\s\\S]+\\sfrom)\\s");

  private final List<SourceFile> files;

  SourceRules(List<SourceFile> files) {
    this.files = files;
  }

  List<String> longFiles() {
    return files.stream()
        .filter(file -> file.lines() > FILE_LINES)
        .map(
            file ->
                "%s has %d lines: what is in it that is a thing of its own?"
                    .formatted(file.path(), file.lines()))
        .toList();
  }

  List<String> longMethods() {
    return files.stream()
        .flatMap(
            file ->
                file.methods().stream()
                    .filter(method -> method.lines() >= METHOD_LINES)
                    .map(method -> file.path() + ": " + method + " does more than one thing"))
        .toList();
  }

  List<String> packagesWithoutInfo() {
    return files.stream()
        .map(file -> file.path().getParent())
        .distinct()
        .filter(folder -> !hasInfo(folder) && !hasInfo(tested(folder)))
        .map(folder -> folder + " has no package-info.java that says what it is for")
        .toList();
  }

  private static boolean hasInfo(Path folder) {
    return Files.exists(folder.resolve("package-info.java"));
  }

  /** Tests lie beside what they test, and are introduced by it. */
  private static Path tested(Path folder) {
    return Path.of(folder.toString().replace("/src/test/java/", "/src/main/java/"));
  }

  /** SQL of the engine; the examples, like any user, may speak with their own tables. */
  List<String> sqlOutsideOfTheStore() {
    return files.stream()
        .filter(SourceFile::main)
        .filter(
            file -> engine(file.path()) && !file.path().toString().contains("/io/durable/store/"))
        .flatMap(SourceRules::sql)
        .toList();
  }

  private static boolean engine(Path path) {
    return Stream.of("durable-api/", "durable-ejb/", "durable-jaxrs/")
        .anyMatch(path.toString()::contains);
  }

  private static Stream<String> sql(SourceFile file) {
    return file.texts().stream()
        .filter(text -> SQL.matcher(text).find())
        .map(text -> file.path() + " speaks SQL outside of the store: " + text.strip());
  }
}
