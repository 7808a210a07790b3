package io.durable.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.durable.Caller;
import io.durable.StartOptions;
import io.durable.testing.PlainJta;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.StringNode;

/**
 * The forked JVM: some nodes on a watched database. Takes commands on its standard input, a line
 * each, and tells on its standard output what happened; its log goes to standard error.
 *
 * <pre>
 *   stop | pause | cut | lose   case label occurrence
 *   go       case
 *   begin
 *   start    workflow case
 *   event    case execution name id
 *   approve  case wait
 *   cancel   case execution
 * </pre>
 */
final class NodeMain {
  private static final int CONNECTIONS = 150;

  private final List<Assembly> nodes = new ArrayList<>();
  private final ExecutorService hands = Executors.newCachedThreadPool();
  private final PrintStream out = System.out;
  private final Points points;

  private NodeMain(ForkedNode.Start start) throws Exception {
    points = new Points(this::tell, start.tracing());
    DriverManager.registerDriver(new WatchedDriver(points));
    learn(start.jdbcUrl());
    var jta = new PlainJta(WatchedDriver.watched(start.jdbcUrl()), CONNECTIONS);
    var deeds =
        new Deeds(jta.dataSource(), new Witness(Path.of(start.witness())), points, start.boot());
    var settings = Assembly.settings("boot-" + start.boot(), start.lease());
    for (var i = 0; i < start.nodes(); i++) {
      nodes.add(new Assembly(jta, settings, Flows.all(deeds)));
    }
  }

  public static void main(String[] arguments) throws Exception {
    var main = new NodeMain(ForkedNode.Start.parse(arguments));
    var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      main.obey(line.split("\t", -1));
    }
    // The test is gone, and so is the reason to live.
    Runtime.getRuntime().halt(1);
  }

  private void learn(String jdbcUrl) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select id, business_key from durable.execution")) {
      while (rows.next()) {
        points.known(rows.getObject(1, UUID.class), rows.getString(2));
      }
    }
  }

  private void tell(String line) {
    out.println(line);
    out.flush();
  }

  private void obey(String[] words) throws Exception {
    switch (words[0]) {
      case "stop", "pause", "cut", "lose" ->
          points.order(
              words[1],
              new Point(words[2], Integer.parseInt(words[3])),
              Action.valueOf(words[0].toUpperCase(Locale.ROOT)));
      case "go" -> points.goOn(words[1]);
      case "begin" -> {
        for (var node : nodes) {
          node.node().start();
        }
        tell("ready");
      }
      default -> hands.execute(() -> signal(words));
    }
  }

  /** A client's call on a thread of its own; one that stands still holds up no other. */
  private void signal(String[] words) {
    try {
      var name = words[0].equals("start") ? words[2] : words[1];
      var client = nodes.get(Math.floorMod(name.hashCode(), nodes.size())).client();
      switch (words[0]) {
        case "start" ->
            client.start(
                words[1],
                StringNode.valueOf(name),
                StartOptions.none().businessKey(name).idempotencyKey(name));
        case "event" ->
            client.sendEvent(UUID.fromString(words[2]), words[3], "payload", Optional.of(words[4]));
        case "approve" -> {
          points.known(UUID.fromString(words[2]), name);
          client.approve(UUID.fromString(words[2]), Caller.trusted("somebody"), "go on");
        }
        case "cancel" ->
            client.cancel(UUID.fromString(words[2]), "no more", Caller.trusted("somebody"));
        default -> throw new IllegalArgumentException(String.join(" ", words));
      }
      tell("sent\t" + String.join("\t", words));
    } catch (Throwable e) {
      e.printStackTrace();
      tell("refused\t" + String.join("\t", words) + "\t" + e.toString().replaceAll("\\s+", " "));
    }
  }
}
