package io.durable.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of all modules keep the rules of the house, and the rules can fail. */
class SourceRulesTest {

  private static final SourceRules HOUSE =
      new SourceRules(
          SourceFile.below(
              Path.of(System.getProperty("basedir", "."))
                  .toAbsolutePath()
                  .normalize()
                  .getParent()));

  @Test
  void noFileIsTooLong() {
    assertThat(HOUSE.longFiles()).isEmpty();
  }

  @Test
  void noMethodIsTooLong() {
    assertThat(HOUSE.longMethods()).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(HOUSE.packagesWithoutInfo()).isEmpty();
  }

  @Test
  void sqlIsSpokenInTheStoreOnly() {
    assertThat(HOUSE.sqlOutsideOfTheStore()).isEmpty();
  }

  @Test
  void theRulesSeeWhatBreaksThem(@TempDir Path root) throws IOException {
    var folder =
        Files.createDirectories(root.resolve("durable-ejb/src/main/java/io/durable/worker"));
    var query =
        "String query = \"\"\"\n  update durable.execution e\n  set owner = null\n  \"\"\";\n";
    Files.writeString(
        folder.resolve("Long.java"),
        "class Long { void run() {\n" + "\n".repeat(400) + "}\n" + query + "}");

    var rules = new SourceRules(SourceFile.below(root));

    assertThat(rules.longFiles()).hasSize(1);
    assertThat(rules.longMethods()).hasSize(1);
    assertThat(rules.packagesWithoutInfo()).hasSize(1);
    assertThat(rules.sqlOutsideOfTheStore()).hasSize(1);
  }
}
