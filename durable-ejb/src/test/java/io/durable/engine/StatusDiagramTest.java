package io.durable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatusDiagramTest {

  @Test
  void theDiagramAtTheEnginesDoorIsTheTransitionTable() throws Exception {
    var door = Files.readString(Path.of("src/main/java/io/durable/engine/package-info.java"));

    assertThat(door).as("paste this into package-info.java:\n%s", diagram()).contains(diagram());
  }

  @Test
  void whatEndsIsFinalAndEverythingElseGoesOn() {
    assertThat(Arrays.stream(Status.values()).filter(Status::terminal))
        .containsExactly(
            Status.COMPLETED,
            Status.FAILED,
            Status.COMPENSATED,
            Status.COMPENSATION_FAILED,
            Status.CANCELLED);
  }

  private static String diagram() {
    return Arrays.stream(Status.values())
        .map(StatusDiagramTest::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Status status) {
    var next =
        Arrays.stream(Status.values())
            .filter(status.next()::contains)
            .map(Status::name)
            .collect(Collectors.joining(" "));
    return " *  %-19s %s".formatted(status, next.isEmpty() ? "is final" : "──► " + next);
  }
}
