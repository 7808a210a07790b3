package io.durable.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build puts what a server needs; {@code root} is the folder of the parent pom.
 *
 * @param root the folder of the parent pom
 */
public record Workplace(Path root) {

  /** The system property that names {@link #root}. */
  public static final String ROOT = "workplace.root";

  /** The workplace that the build named in the system property {@value #ROOT}. */
  public static Workplace ofBuild() {
    var root = System.getProperty(ROOT);
    if (root == null) {
      throw new IllegalStateException(
          "The system property " + ROOT + " is missing: set it to the folder of the parent pom.");
    }
    return new Workplace(Path.of(root).toAbsolutePath().normalize());
  }

  /** The EAR with engine, REST and examples. */
  public Path ear() {
    return root.resolve("durable-ear/target/durable.ear");
  }

  /** A user's WAR with the engine in it. */
  public Path ownWar() {
    return root.resolve("src-it/own-war/target/parcels.war");
  }

  /** A user's EAR with the engine in it. */
  public Path ownEar() {
    return root.resolve("src-it/own-ear/target/lending.ear");
  }

  /** The WAR through which tests ask inside a server. */
  public Path probe() {
    return root.resolve("src-it/probe/target/probe.war");
  }

  /** A folder for what is written while servers run; {@code mvn clean} removes it. */
  public Path target(String name) {
    return root.resolve("src-it/target").resolve(name);
  }

  Path libertyHome() {
    return target("servers").resolve("wlp");
  }

  Path wildflyHome() {
    // The zip names its folder after its version.
    try (var folders = Files.newDirectoryStream(target("servers"), "wildfly-*")) {
      return folders.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException("No unpacked WildFly in " + target("servers"), e);
    }
  }

  Path libertyConfiguration() {
    return root.resolve("liberty-config/src/main/liberty/config");
  }

  Path wildflyConfiguration() {
    return root.resolve("durable-ear/src/main/wildfly");
  }

  /** The jar of the JDBC driver, as it lies on this process's own class path. */
  Path driver() {
    try {
      // By name: compiling against its annotated classes wants the annotations' own jar.
      var driver = Class.forName("org.postgresql.Driver");
      return Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("The JDBC driver was not loaded from a jar.", e);
    }
  }
}
