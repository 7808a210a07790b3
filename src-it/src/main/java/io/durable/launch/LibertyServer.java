package io.durable.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Open Liberty, started without its shell script: so that the process is the JVM, on every
 * operating system.
 */
public final class LibertyServer extends ServerProcess {

  private static final String NAME = "durable";

  private final Workplace workplace;

  LibertyServer(Workplace workplace, ServerSettings settings) {
    super(settings);
    this.workplace = workplace;
  }

  @Override
  public void prepare() {
    for (var file : listed(workplace.libertyConfiguration())) {
      copy(file, server().resolve(file.getFileName()));
    }
    var driver = workplace.driver();
    copy(driver, server().resolve("lib").resolve(driver.getFileName()));
    try {
      Files.createDirectories(deployments());
      Files.writeString(
          server().resolve("bootstrap.properties"), "http.port=" + settings().httpPort() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + server(), e);
    }
  }

  @Override
  public URI readiness() {
    return address("/health/ready");
  }

  @Override
  public Path log() {
    return server().resolve("logs/messages.log");
  }

  @Override
  Path deployments() {
    return server().resolve("dropins");
  }

  @Override
  void beforeStart() {
    try {
      Files.deleteIfExists(log());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + log(), e);
    }
  }

  @Override
  List<String> command() {
    var home = workplace.libertyHome();
    var command = new ArrayList<String>();
    command.add(java());
    command.add("-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"));
    command.add("@" + home.resolve("lib/platform/java").resolve(optionsFile()));
    command.add("-Xmx512m");
    command.add("-Djava.awt.headless=true");
    command.addAll(settings().jvmOptions());
    command.add("-jar");
    command.add(home.resolve("bin/tools/ws-server.jar").toString());
    command.add(NAME);
    return command;
  }

  @Override
  Map<String, String> environment() {
    return Map.of("WLP_USER_DIR", settings().folder().toString());
  }

  /** CWWKZ0001I: started; CWWKZ0002E, CWWKZ0004E: cannot be started. */
  @Override
  boolean deployed(List<Path> archives) {
    var log = messages();
    if (log.contains("CWWKZ0002E") || log.contains("CWWKZ0004E")) {
      throw new LaunchFailed("The application does not start; see " + log());
    }
    return archives.stream()
        .allMatch(archive -> log.contains("CWWKZ0001I: Application " + nameOf(archive) + " "));
  }

  private Path server() {
    return settings().folder().resolve("servers").resolve(NAME);
  }

  private String messages() {
    try {
      return Files.exists(log()) ? Files.readString(log()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + log(), e);
    }
  }

  private static String nameOf(Path archive) {
    var file = archive.getFileName().toString();
    return file.substring(0, file.lastIndexOf('.'));
  }

  private static String optionsFile() {
    return Runtime.version().feature() >= 24 ? "java24.options" : "java9.options";
  }
}
