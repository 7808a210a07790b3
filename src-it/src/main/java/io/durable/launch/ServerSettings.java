package io.durable.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a server needs to know before it starts.
 *
 * @param folder the server's own folder: configuration, applications, logs
 * @param httpPort where it answers
 * @param managementPort where WildFly shows its health; Open Liberty has one port for all
 * @param database the database of its default data source
 * @param environment more environment variables, for example settings of the application
 * @param jvmOptions more options of its JVM
 * @param output where its standard output goes
 */
public record ServerSettings(
    Path folder,
    int httpPort,
    int managementPort,
    DatabaseAddress database,
    Map<String, String> environment,
    List<String> jvmOptions,
    Output output) {

  /** Where the standard output of a server goes. */
  public enum Output {
    /** To the output of this process. */
    CONSOLE,
    /** To {@code console.log} in the server's folder. */
    FILE
  }

  /** Checks and copies. */
  public ServerSettings {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(database, "database");
    environment = Map.copyOf(environment);
    jvmOptions = List.copyOf(jvmOptions);
    Objects.requireNonNull(output, "output");
  }

  /** Settings for a test: free ports, output to a file. */
  public static ServerSettings forTest(Path folder, DatabaseAddress database) {
    return new ServerSettings(
        folder, Ports.free(), Ports.free(), database, Map.of(), List.of(), Output.FILE);
  }
}
