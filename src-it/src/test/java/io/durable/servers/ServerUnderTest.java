package io.durable.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.durable.launch.EmbeddedDatabase;
import io.durable.launch.ServerKind;
import io.durable.launch.ServerProcess;
import io.durable.launch.ServerSettings;
import io.durable.launch.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The server that this run of the tests is for, ready, on an empty database; by default with the
 * EAR. A test class asks for it by a parameter of its constructor:
 *
 * <pre>{@code
 * @ExtendWith(ServerUnderTest.Parameter.class)
 * class CrashBetweenTwoStepsIT {
 *   CrashBetweenTwoStepsIT(ServerUnderTest server) { ... }
 * }
 * }</pre>
 */
public final class ServerUnderTest implements AutoCloseable {

  private static final Duration READY = Duration.ofMinutes(4);

  /** Lets a test count the statements; begin and commit are counted as transactions. */
  private static final Map<String, String> COUNTING =
      Map.of(
          "shared_preload_libraries", "pg_stat_statements",
          "pg_stat_statements.track_utility", "off");

  private final ServerKind kind;
  private final EmbeddedDatabase database;
  private final ServerProcess process;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerUnderTest(String name, List<Path> archives) {
    kind = ServerKind.valueOf(System.getProperty("server.kind"));
    database = EmbeddedDatabase.startEmpty(COUNTING);
    var workplace = Workplace.ofBuild();
    var folder =
        workplace.target("server-tests").resolve(kind.name().toLowerCase(Locale.ROOT) + name);
    process = ServerProcess.of(kind, workplace, ServerSettings.forTest(folder, database.address()));
    process.prepare();
    Clerk.hire(kind, folder);
    archives.forEach(process::deploy);
    try {
      start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** With the EAR of this build. */
  static ServerUnderTest withEar() {
    return new ServerUnderTest("", List.of(Workplace.ofBuild().ear()));
  }

  /** With the applications of users, side by side on one database. */
  static ServerUnderTest withUsersApplications() {
    var workplace = Workplace.ofBuild();
    return new ServerUnderTest(
        "-users", List.of(workplace.ownWar(), workplace.ownEar(), workplace.probe()));
  }

  /** Which server it is. */
  public ServerKind kind() {
    return kind;
  }

  /** The database of the server's default data source. */
  public EmbeddedDatabase database() {
    return database;
  }

  /** The process, for a test that ends it or asks for its pid. */
  public ServerProcess process() {
    return process;
  }

  /** Starts the server again after a kill or a stop and waits until it is ready. */
  public void start() {
    process.start();
    process.awaitReady(READY);
  }

  /** Kills the server with SIGKILL, starts it again and waits until it is ready. */
  public void killAndStart() {
    process.kill();
    start();
  }

  /** A request of nobody. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(process.address(path)).timeout(Duration.ofSeconds(60));
  }

  /** A request of a user of the quick start, whose password is the name. */
  public HttpRequest.Builder request(String path, String user) {
    var login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
    return request(path).header("Authorization", "Basic " + login);
  }

  /** A request of a user with a JSON body. */
  public HttpRequest.Builder post(String path, String user, String json) {
    return request(path, user)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  /** Sends it and gives the answer, whatever its status. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("No answer from " + kind.title(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }

  @Override
  public void close() {
    process.close();
    database.close();
  }

  /**
   * Hands the one server of the run to test classes; it is started by the first and stopped after
   * the last.
   */
  public static final class Parameter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ServerUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(ServerUnderTest.class))
          .computeIfAbsent(ServerUnderTest.class, type -> withEar());
    }
  }
}
