package io.durable.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTableTest {

  private static final Map<Integer, String> PROMISED = Map.of(7, "attempts", 22, "events");

  @Test
  void aLineIsHeldByATestThatPassedOnPostgresql() {
    var table =
        table("7\tRetryTest.counts\tpostgresql\tpassed", "22\tEventTest.kept\twildfly\tpassed");

    assertThat(table.missing()).isEmpty();
    assertThat(table.print())
        .contains("passed  postgresql RetryTest.counts", "2 of 2 lines are held");
  }

  @Test
  void aLineWithoutATestOnPostgresqlOrAServerIsMissing() {
    var table = table("7\tRetryTest.counts\tmemory\tpassed");

    assertThat(table.missing()).containsExactly(7, 22);
    assertThat(table.print()).contains("7 MISSING attempts", "missing: [7, 22]");
  }

  @Test
  void aLineWithATestThatWasSkippedOrFailedIsMissing() {
    var table =
        table(
            "7\tRetryTest.counts\tpostgresql\tpassed",
            "7\tRetryTest.more\tmemory\tskipped",
            "22\tEventTest.kept\tpostgresql\tfailed");

    assertThat(table.missing()).containsExactly(7, 22);
  }

  @Test
  void theYoungestReportOfATestCounts(@TempDir Path root) throws IOException {
    var folder = Files.createDirectories(root.resolve("module/target/conformance"));
    report(folder, "run-9.tsv", 1, "7\tRetryTest.counts\tpostgresql\tfailed");
    report(folder, "run-1.tsv", 2, "7\tRetryTest.counts\tpostgresql\tpassed");

    var reports = ProofTable.reports(root);

    assertThat(reports).extracting(Evidence::result).containsExactly(Result.PASSED);
  }

  @Test
  void ofATestThatRanTwiceInOneRunTheWorstCounts() {
    assertThat(Result.FAILED.or(Result.PASSED)).isEqualTo(Result.FAILED);
    assertThat(Result.PASSED.or(Result.SKIPPED)).isEqualTo(Result.SKIPPED);
  }

  private static void report(Path folder, String name, long age, String line) throws IOException {
    var file = Files.writeString(folder.resolve(name), line + "\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(age * 1000));
  }

  private static ProofTable table(String... lines) {
    return new ProofTable(PROMISED, List.of(lines).stream().map(Evidence::parse).toList());
  }
}
