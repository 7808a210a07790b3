package io.durable.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM of {@link NodeMain}, as the test sees it. */
final class ForkedNode implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(60);
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final PrintStream commands;
  private final Set<String> reached = new HashSet<>();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  /**
   * How a JVM starts.
   *
   * @param boot counted from 1
   * @param nodes how many nodes it runs, each with claims and a heartbeat of its own
   * @param tracing whether every point is told
   */
  record Start(
      String jdbcUrl, String witness, int boot, int nodes, Duration lease, boolean tracing) {

    static Start parse(String[] arguments) {
      return new Start(
          arguments[0],
          arguments[1],
          Integer.parseInt(arguments[2]),
          Integer.parseInt(arguments[3]),
          Duration.parse(arguments[4]),
          Boolean.parseBoolean(arguments[5]));
    }

    List<String> arguments() {
      return List.of(
          jdbcUrl,
          witness,
          String.valueOf(boot),
          String.valueOf(nodes),
          lease.toString(),
          String.valueOf(tracing));
    }
  }

  private ForkedNode(Process process) {
    this.process = process;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    var reader = new Thread(this::listen, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts one; its nodes have not begun yet. */
  static ForkedNode start(Start start, Path log) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                NodeMain.class.getName()));
    command.addAll(start.arguments());
    try {
      return new ForkedNode(
          new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start());
    } catch (IOException e) {
      throw new UncheckedIOException("no second JVM", e);
    }
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line);
      }
    } catch (IOException e) {
      told.add("gone\t" + e);
    }
  }

  void tell(Object... words) {
    var line = new StringBuilder();
    for (var word : words) {
      line.append(line.length() == 0 ? "" : "\t").append(word);
    }
    commands.println(line);
  }

  /** Its nodes join. */
  void begin() throws InterruptedException {
    tell("begin");
    var line = hear(BOOT);
    while (!line.equals(List.of("ready"))) {
      if (line.isEmpty() || !process.isAlive()) {
        throw new IllegalStateException("the JVM did not begin; alive: " + process.isAlive());
      }
      line = hear(BOOT);
    }
  }

  /** The words of the next line; none when nothing came in time. */
  List<String> hear(Duration atMost) throws InterruptedException {
    var line = told.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    return line == null ? List.of() : List.of(line.split("\t", -1));
  }

  /** Starts a case of the workflow that it is named after. */
  void startCase(String name) {
    tell("start", name.substring(0, name.indexOf('-')), name);
  }

  /** What was paused goes on. */
  void goOn(String name) {
    tell("go", name);
  }

  /** Until this case stands at its point. */
  void untilReached(String name) throws InterruptedException {
    while (!reached.contains(name)) {
      var line = hear(BOOT);
      if (line.isEmpty()) {
        throw new IllegalStateException(name + " did not come to its point");
      }
      if (line.get(0).equals("reached")) {
        reached.add(line.get(1));
      }
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** SIGKILL: alive before, gone after. */
  void kill() throws InterruptedException {
    var handle = process.toHandle();
    if (!handle.isAlive()) {
      throw new IllegalStateException("pid " + process.pid() + " was gone before it was killed");
    }
    handle.destroyForcibly();
    var exit = process.waitFor();
    if (exit != KILLED
        || ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive).isPresent()) {
      throw new IllegalStateException(
          "pid " + process.pid() + " was not killed but ended with " + exit);
    }
  }

  /** SIGSTOP. */
  void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      var exit =
          new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
