package io.durable.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong before the server starts is one line and exit code 1. */
class QuickStartTest {

  @TempDir private Path root;

  @Test
  void aBusyPortIsNamedWithTheWayOut() throws Exception {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = busy.getLocalPort();

      assertThat(run("-Dhttp.port=" + port))
          .containsExactly(
              "ERROR: Port %d is in use: stop what listens there or choose another with -Dhttp.port=..."
                  .formatted(port));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eighty", "0", "70000"})
  void whatIsNoPortIsQuoted(String port) throws Exception {
    assertThat(run("-Dhttp.port=" + port))
        .containsExactly("ERROR: -Dhttp.port=" + port + " is not a port number.");
  }

  @Test
  void aBuildFolderThatCannotBeWrittenIsNamed() throws Exception {
    Files.writeString(root.resolve("src-it"), "a file where the folder should be");

    var lines = run("-Dhttp.port=9080");

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("ERROR: Cannot create " + root.resolve("src-it"));
  }

  private List<String> run(String setting) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dworkplace.root=" + root, setting));
    command.addAll(List.of(QuickStart.class.getName(), ServerKind.LIBERTY.name()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isEqualTo(1);
      return said.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
