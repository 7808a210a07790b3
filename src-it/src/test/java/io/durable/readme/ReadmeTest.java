package io.durable.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("\\| `(durable\\.[a-z.]+)` \\|");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:durable|liberty|src)-[a-z]+/(?!target)[A-Za-z0-9/._-]+\\.(?:json|xml|cli)");

  @Test
  void everyJavaSnippetStandsInASource() {
    var sources = sources();

    var snippets = found(JAVA, readme(), 1);

    assertThat(snippets).isNotEmpty();
    assertThat(snippets)
        .allSatisfy(snippet -> assertThat(sources).anyMatch(file -> file.contains(snippet)));
  }

  @Test
  void thePomsOfUsersAreThoseThatAreBuiltAndDeployed() {
    assertThat(found(XML, readme(), 1))
        .containsExactly(
            read(ROOT.resolve("src-it/own-war/pom.xml")),
            read(ROOT.resolve("src-it/own-ear/pom.xml")));
  }

  @Test
  void everyKeyIsOneThatTheConfigurationReads() {
    var configuration =
        read(ROOT.resolve("durable-ejb/src/main/java/io/durable/deploy/Configuration.java"));

    var keys = found(KEY, readme(), 1);

    assertThat(keys).isNotEmpty();
    assertThat(keys).allSatisfy(key -> assertThat(configuration).contains("\"" + key + "\""));
    assertThat(found(Pattern.compile("= \"(durable\\.[a-z.]+[a-z])\";"), configuration, 1))
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void everyFileThatItNamesIsThere() {
    var files = found(FILE, readme(), 0);

    assertThat(files).isNotEmpty();
    assertThat(files).allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
  }

  private static List<String> found(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map((MatchResult hit) -> hit.group(group)).toList();
  }

  private static String readme() {
    return read(ROOT.resolve("README.md"));
  }

  /** What this build compiles. */
  private static List<String> sources() {
    return Stream.of("durable-ear/examples", "src-it/own-war", "src-it/own-ear/lending-lib")
        .map(module -> ROOT.resolve(module).resolve("src"))
        .flatMap(ReadmeTest::javaFiles)
        .map(ReadmeTest::read)
        .toList();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
