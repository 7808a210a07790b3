package io.durable.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.launch.DatabaseAddress;
import io.durable.launch.EmbeddedDatabase;
import io.durable.launch.ServerKind;
import io.durable.launch.ServerProcess;
import io.durable.launch.ServerSettings;
import io.durable.launch.Workplace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The engine on a data source that is not the server's default one. */
class OtherDataSourceIT {

  private static final String API = "/durable/api/v1";
  private static final String LATER = "?startAt=2099-01-01T00:00:00Z";

  private final ServerKind kind = ServerKind.valueOf(System.getProperty("server.kind"));
  private final Workplace workplace = Workplace.ofBuild();
  private final Path folder =
      workplace.target("other-data-source").resolve(kind.name().toLowerCase(Locale.ROOT));

  @Test
  void readsAndWritesTheDatabaseThatTheConfigurationNames() throws Exception {
    try (var database = EmbeddedDatabase.startEmpty()) {
      var standard = database.address();
      sql(standard).execute("create database other");
      var other =
          new DatabaseAddress(
              standard.host(), standard.port(), "other", standard.user(), standard.password());
      try (var server = ServerProcess.of(kind, workplace, settings(standard))) {
        server.prepare();
        configure();
        server.deploy(workplace.ear());
        server.start();
        server.awaitReady(Duration.ofMinutes(4));

        var location = start(server);

        assertThat(ask(server, location)).contains("\"PENDING\"");
        assertThat(sql(other).number("select count(*) from durable.execution")).isOne();
        assertThat(
                sql(standard)
                    .number(
                        "select count(*) from information_schema.schemata where schema_name = 'durable'"))
            .isZero();
      }
    }
  }

  private ServerSettings settings(DatabaseAddress standard) {
    var free = ServerSettings.forTest(folder, standard);
    return new ServerSettings(
        folder,
        free.httpPort(),
        free.managementPort(),
        standard,
        Map.of("DURABLE_DATASOURCE", name()),
        List.of(),
        ServerSettings.Output.FILE);
  }

  private String name() {
    return switch (kind) {
      case LIBERTY -> "jdbc/other";
      case WILDFLY -> "java:/jdbc/other";
    };
  }

  /** Adds the data source to the configuration, where the default one's address is known. */
  private void configure() throws IOException {
    switch (kind) {
      case LIBERTY ->
          insert(
              folder.resolve("servers/durable/server.xml"),
              "</featureManager>",
              """
              <dataSource jndiName="jdbc/other" type="javax.sql.ConnectionPoolDataSource"
                          isolationLevel="TRANSACTION_READ_COMMITTED">
                <jdbcDriver libraryRef="postgresql"/>
                <properties.postgresql serverName="${db.host}" portNumber="${db.port}"
                                       databaseName="other" user="${db.user}"
                                       password="${db.password}"/>
              </dataSource>
              """);
      case WILDFLY ->
          insert(
              folder.resolve("configuration/standalone.xml"),
              "<datasources>",
              """
              <datasource jndi-name="java:/jdbc/other" pool-name="other">
                <connection-url>jdbc:postgresql://${db.host}:${db.port}/other</connection-url>
                <driver>postgresql</driver>
                <security user-name="${db.user}" password="${db.password}"/>
              </datasource>
              """);
    }
  }

  private static void insert(Path file, String behind, String text) throws IOException {
    var was = Files.readString(file);
    assertThat(was).contains(behind);
    if (!was.contains(text)) {
      Files.writeString(file, was.replace(behind, behind + text));
    }
  }

  private String start(ServerProcess server) throws Exception {
    var input = workplace.root().resolve("durable-ear/examples/inputs/trip.json");
    var path = API + "/workflows/trip-booking/executions" + LATER;
    var request =
        request(server, path, "operator")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofFile(input));
    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.indexOf(API));
  }

  private static String ask(ServerProcess server, String path) throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(request(server, path, "viewer").build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static HttpRequest.Builder request(ServerProcess server, String path, String user) {
    var login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
    return HttpRequest.newBuilder(server.address(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Basic " + login);
  }

  private static Sql sql(DatabaseAddress address) {
    var source = new PGSimpleDataSource();
    source.setUrl(address.jdbcUrl());
    source.setUser(address.user());
    source.setPassword(address.password());
    return new Sql(source);
  }
}
