package io.durable.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An application server as one process of this machine. It runs in a folder of its own, on an
 * unpacked distribution that several may share.
 *
 * <p>{@link #prepare} once, {@link #deploy}, then any number of {@link #start}, {@link #kill} and
 * {@link #stop}.
 */
public abstract sealed class ServerProcess implements AutoCloseable
    permits LibertyServer, WildFlyServer {

  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final ServerSettings settings;
  private final PidFile pidFile;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread onExit = new Thread(this::stop, "stop of the server");
  private Process process;

  ServerProcess(ServerSettings settings) {
    this.settings = settings;
    this.pidFile = pidFileIn(settings.folder());
  }

  /** The server of that kind, on the distribution that the build unpacked. */
  public static ServerProcess of(ServerKind kind, Workplace workplace, ServerSettings settings) {
    return switch (kind) {
      case LIBERTY -> new LibertyServer(workplace, settings);
      case WILDFLY -> new WildFlyServer(workplace, settings);
    };
  }

  /** Writes the server's configuration into its folder. */
  public abstract void prepare();

  /** The address of the readiness check. */
  public abstract URI readiness();

  /** Where applications are put to be deployed. */
  abstract Path deployments();

  abstract List<String> command();

  /** What the server's own start script would put into the environment. */
  Map<String, String> environment() {
    return Map.of();
  }

  /**
   * Whether the server says that every application was deployed; fails when it says that one cannot
   * be.
   */
  abstract boolean deployed(List<Path> archives);

  /** The server's own log. */
  public abstract Path log();

  /** Puts the archive where the server looks for applications. */
  public final void deploy(Path archive) {
    if (!Files.isRegularFile(archive)) {
      throw new LaunchFailed("There is no " + archive + ": build it first.");
    }
    copy(archive, deployments().resolve(archive.getFileName()));
  }

  /** Starts the process; {@link #awaitReady} waits for what follows. */
  public final void start() {
    if (isAlive()) {
      throw new IllegalStateException("Runs already, pid " + pid());
    }
    beforeStart();
    var builder = new ProcessBuilder(command()).directory(settings.folder().toFile());
    builder.environment().putAll(settings.database().environment());
    builder.environment().putAll(settings.environment());
    builder.environment().putAll(environment());
    builder.redirectErrorStream(true).redirectInput(Redirect.from(nothing()));
    builder.redirectOutput(
        switch (settings.output()) {
          case CONSOLE -> Redirect.INHERIT;
          case FILE -> Redirect.appendTo(settings.folder().resolve("console.log").toFile());
        });
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new LaunchFailed("The server did not start: " + e.getMessage(), e);
    }
    pidFile.write(process.toHandle());
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /** Removes what an earlier process left that could be taken for the words of the next one. */
  void beforeStart() {}

  /** Waits until the applications are deployed and the server says that it is ready. */
  public final void awaitReady(Duration limit) {
    var deadline = System.nanoTime() + limit.toNanos();
    var archives = listed(deployments());
    while (!deployed(archives) || !answersOk(readiness())) {
      if (exitedWithin(POLL)) {
        throw new LaunchFailed(
            "The server ended with code " + process.exitValue() + "; see " + log());
      }
      if (System.nanoTime() > deadline) {
        throw new LaunchFailed("The server is not ready after " + limit + "; see " + log());
      }
    }
  }

  /** The id of the running process. */
  public final long pid() {
    return process.pid();
  }

  /** Whether the process runs. */
  public final boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** SIGKILL; returns when the process is gone. */
  public final void kill() {
    process.destroyForcibly();
    waitForExit();
    ended();
  }

  /** Asks the server to stop in order and waits for it; one that does not is killed. */
  public final void stop() {
    if (!isAlive()) {
      return;
    }
    process.destroy();
    if (!exitedWithin(STOP)) {
      process.destroyForcibly();
    }
    waitForExit();
    ended();
  }

  /** Waits until the process ends by itself and gives its exit code. */
  public final int waitForExit() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public final void close() {
    stop();
  }

  /** An address of the server. */
  public final URI address(String path) {
    return URI.create("http://127.0.0.1:" + settings.httpPort() + path);
  }

  /**
   * The server of an earlier run that still lives in that folder is killed: its launcher is gone.
   */
  static void stopLeftover(Path folder) {
    var file = pidFileIn(folder);
    file.living()
        .ifPresent(
            leftover -> {
              leftover.destroyForcibly();
              leftover.onExit().join();
            });
    file.delete();
  }

  final ServerSettings settings() {
    return settings;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + from + " to " + to, e);
    }
  }

  static List<Path> listed(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private boolean answersOk(URI address) {
    try {
      var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not there yet
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private boolean exitedWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void ended() {
    pidFile.delete();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // Thrown during the shutdown itself: the hook runs and finds nothing left to kill.
      return;
    }
  }

  private static PidFile pidFileIn(Path folder) {
    return new PidFile(folder.resolve("server.pid"));
  }

  private static LaunchFailed interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LaunchFailed("Interrupted while waiting for the server", e);
  }

  private static File nothing() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
