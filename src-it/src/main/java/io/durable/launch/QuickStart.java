package io.durable.launch;

import io.durable.launch.ServerSettings.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code mvn -Prun} and {@code mvn -Prun-wildfly} run: PostgreSQL, then the server with the
 * EAR in the foreground, until Ctrl-C ends both. The data stay in {@code src-it/target/run} for the
 * next run.
 */
public final class QuickStart {

  private static final Duration READY = Duration.ofMinutes(4);
  private static final int LAST_PORT = 65_535;

  private final ServerKind kind;
  private final Workplace workplace;
  private final int httpPort;
  private final int managementPort;
  private volatile boolean ending;

  private QuickStart(ServerKind kind, Workplace workplace) {
    this.kind = kind;
    this.workplace = workplace;
    this.httpPort = port("http.port", kind.httpPort());
    this.managementPort = port("management.port", 9990);
  }

  /**
   * Runs until the server ends. What goes wrong before it is ready is one line and exit code 1.
   *
   * @param arguments the {@link ServerKind}
   */
  public static void main(String[] arguments) {
    System.exit(run(ServerKind.valueOf(arguments[0])));
  }

  private static int run(ServerKind kind) {
    try {
      return new QuickStart(kind, Workplace.ofBuild()).run();
    } catch (LaunchFailed e) {
      say("ERROR: " + e.getMessage());
      return 1;
    }
  }

  private int run() {
    checkJava();
    var folder = writable(workplace.target("run"));
    ServerProcess.stopLeftover(folder.resolve(serverFolder()));
    checkPorts();
    say("Starting PostgreSQL, data in " + folder.resolve("postgres") + " ...");
    try (var database = EmbeddedDatabase.startKept(folder.resolve("postgres"));
        var server = ServerProcess.of(kind, workplace, settings(folder, database.address()))) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> end(server, database), "end of the quick start"));
      say("Starting " + kind.title() + " ...");
      server.prepare();
      server.deploy(workplace.ear());
      server.start();
      server.awaitReady(READY);
      say(welcome(server, database));
      var code = server.waitForExit();
      if (!ending) {
        say("%s ended with code %d.".formatted(kind.title(), code));
      }
      return code;
    }
  }

  /** On Ctrl-C; the try-with-resources above ends what the server leaves when it ends by itself. */
  private void end(ServerProcess server, EmbeddedDatabase database) {
    ending = true;
    say("Stopping " + kind.title() + " and PostgreSQL ...");
    server.close();
    database.close();
    say("Stopped. The data are kept; mvn clean removes them.");
  }

  private ServerSettings settings(Path folder, DatabaseAddress database) {
    return new ServerSettings(
        folder.resolve(serverFolder()),
        httpPort,
        managementPort,
        database,
        Map.of(),
        List.of(),
        Output.CONSOLE);
  }

  private String serverFolder() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private String welcome(ServerProcess server, EmbeddedDatabase database) {
    var api = server.address("/durable/api/v1");
    return """

        ------------------------------------------------------------------------------------------
        Durable runs on %s, pid %d, PostgreSQL at %s
          REST      %s
          health    %s
          database  %s (user postgres)
          users     viewer, operator, approver (password = name)

        Try, in another terminal:
          curl -u operator:operator %s/workflows
          curl -u operator:operator -H 'Content-Type: application/json' \\
               -d @durable-ear/examples/inputs/order-large.json %s/workflows/order-fulfilment/executions
          curl -u approver:approver %s/waits
          kill -9 %d     then run the same Maven command again: it goes on where it was

        Ctrl-C stops the server and PostgreSQL.
        ------------------------------------------------------------------------------------------
        """
        .formatted(
            kind.title(),
            server.pid(),
            database.address().port(),
            api,
            server.readiness(),
            database.address().jdbcUrl(),
            api,
            api,
            api,
            server.pid());
  }

  private void checkPorts() {
    check("http.port", httpPort);
    if (kind == ServerKind.WILDFLY) {
      check("management.port", managementPort);
    }
  }

  private static void check(String property, int port) {
    if (!Ports.isFree(port)) {
      throw new LaunchFailed(
          "Port %d is in use: stop what listens there or choose another with -D%s=..."
              .formatted(port, property));
    }
  }

  private static void checkJava() {
    if (Runtime.version().feature() < 17) {
      throw new LaunchFailed("JDK 17 or newer is needed, this is " + Runtime.version() + ".");
    }
  }

  private static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LaunchFailed("Cannot create " + folder + " (" + e + ").", e);
    }
    if (!Files.isWritable(folder)) {
      throw new LaunchFailed("No permission to write to " + folder + ".");
    }
    return folder;
  }

  private static int port(String property, int otherwise) {
    var value = System.getProperty(property);
    try {
      var port = value == null ? otherwise : Integer.parseInt(value);
      if (port > 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw notAPort(property, value, e);
    }
    throw notAPort(property, value, null);
  }

  private static LaunchFailed notAPort(String property, String value, Throwable cause) {
    return new LaunchFailed("-D%s=%s is not a port number.".formatted(property, value), cause);
  }

  // The launcher talks to the person at the terminal, between the lines of the server that writes
  // there too.
  @SuppressWarnings("SystemOut")
  private static void say(String text) {
    System.out.println(text);
  }
}
