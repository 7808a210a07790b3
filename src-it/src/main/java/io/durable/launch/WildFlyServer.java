package io.durable.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * WildFly, started without its shell script: so that the process is the JVM, on every operating
 * system.
 */
public final class WildFlyServer extends ServerProcess {

  /** What {@code bin/common.sh} of the distribution gives to every JVM. */
  private static final List<String> MODULAR_OPTIONS =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private final Workplace workplace;

  WildFlyServer(Workplace workplace, ServerSettings settings) {
    super(settings);
    this.workplace = workplace;
  }

  /** Copies the distribution's own configuration and runs our script on it, once for a folder. */
  @Override
  public void prepare() {
    var done = settings().folder().resolve("configured");
    if (Files.exists(done)) {
      return;
    }
    copyFolder(workplace.wildflyHome().resolve("standalone"), settings().folder());
    for (var file : listed(workplace.wildflyConfiguration())) {
      copy(file, configuration().resolve(file.getFileName()));
    }
    copy(workplace.driver(), configuration().resolve("postgresql.jar"));
    runScript(configuration().resolve("durable.cli"));
    try {
      Files.createFile(done);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + done, e);
    }
  }

  @Override
  public URI readiness() {
    return URI.create("http://127.0.0.1:" + settings().managementPort() + "/health/ready");
  }

  @Override
  public Path log() {
    return settings().folder().resolve("log/server.log");
  }

  @Override
  Path deployments() {
    return settings().folder().resolve("deployments");
  }

  /** A marker of an earlier start: "deployed" would be taken for the word of this one. */
  @Override
  void beforeStart() {
    try {
      for (var file : listed(deployments())) {
        if (file.toString().matches(".*\\.(deployed|failed|undeployed|isdeploying|pending)")) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clean " + deployments(), e);
    }
  }

  @Override
  List<String> command() {
    var home = workplace.wildflyHome();
    var folder = settings().folder();
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(MODULAR_OPTIONS);
    command.add("-Xmx512m");
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-Djava.awt.headless=true");
    command.add("-Djboss.modules.system.pkgs=org.jboss.byteman");
    command.add("-Dorg.jboss.boot.log.file=" + log());
    command.add("-Dlogging.configuration=" + configuration().resolve("logging.properties").toUri());
    command.addAll(settings().jvmOptions());
    command.addAll(modules(home));
    command.add("org.jboss.as.standalone");
    command.add("-Djboss.home.dir=" + home);
    command.add("-Djboss.server.base.dir=" + folder);
    // The first for WildFly, the second for applications that ask for it.
    command.add("-Djboss.http.port=" + settings().httpPort());
    command.add("-Dhttp.port=" + settings().httpPort());
    command.add("-Djboss.management.http.port=" + settings().managementPort());
    // Undertow's other listener and the transaction manager listen too; nobody asks for them here.
    command.add("-Djboss.https.port=0");
    return command;
  }

  @Override
  boolean deployed(List<Path> archives) {
    return archives.stream().filter(WildFlyServer::isArchive).allMatch(this::deployed);
  }

  private boolean deployed(Path archive) {
    if (Files.exists(Path.of(archive + ".failed"))) {
      throw new LaunchFailed("The application does not start; see " + log());
    }
    return Files.exists(Path.of(archive + ".deployed"));
  }

  private Path configuration() {
    return settings().folder().resolve("configuration");
  }

  private void runScript(Path script) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(MODULAR_OPTIONS);
    command.add("-Djboss.home.dir=" + workplace.wildflyHome());
    command.add("-Djboss.server.base.dir=" + settings().folder());
    command.addAll(modules(workplace.wildflyHome()));
    command.addAll(List.of("org.jboss.as.cli", "--file=" + script.getFileName()));
    var output = settings().folder().resolve("configure.log");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(script.getParent().toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(output.toFile()));
      builder.environment().put("JBOSS_HOME", workplace.wildflyHome().toString());
      var process = builder.start();
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new LaunchFailed("WildFly's configuration script failed; see " + output);
      }
    } catch (IOException e) {
      throw new LaunchFailed("WildFly's configuration script did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchFailed("Interrupted while WildFly was configured", e);
    }
  }

  private static List<String> modules(Path home) {
    return List.of(
        "-jar",
        home.resolve("jboss-modules.jar").toString(),
        "-mp",
        home.resolve("modules").toString());
  }

  private static boolean isArchive(Path file) {
    return file.toString().matches(".*\\.(ear|war|jar)");
  }

  private static void copyFolder(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + from, e);
    }
  }
}
