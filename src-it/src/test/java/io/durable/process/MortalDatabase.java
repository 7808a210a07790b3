package io.durable.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL of one test's own, which crashes and starts again on its data and its port. */
final class MortalDatabase implements AutoCloseable {
  private static final int ANY_PORT = 0;
  private static final Duration START = Duration.ofMinutes(1);

  private final Path data;
  private EmbeddedPostgres server;

  MortalDatabase(Path data) {
    this.data = data;
    this.server = start(ANY_PORT);
  }

  private EmbeddedPostgres start(int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setPGStartupWait(START)
          .setServerConfig("max_connections", "200")
          // What is committed outlives a crash; of the processes, not of the machine.
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("fsync", "off")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String jdbcUrl() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** SIGQUIT, an immediate shutdown: every session ends as it is, and nothing is written down. */
  void crash() throws IOException, InterruptedException {
    var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    var postmaster = ProcessHandle.of(pid).orElseThrow();
    var exit = new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kill -QUIT ended with " + exit);
    }
    postmaster.onExit().join();
  }

  /** Recovers what was committed. */
  void startAgain() throws IOException {
    var port = server.getPort();
    server.close();
    server = start(port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
