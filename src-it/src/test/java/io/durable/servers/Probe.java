package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** The WAR whose callers and workflows the tests use: calls in transactions that end as told. */
final class Probe {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServerUnderTest server;
  private final UsersClient users;

  Probe(UsersServer users) {
    this.server = users.server();
    this.users = new UsersClient(users);
  }

  /** Makes a call in a transaction that commits. */
  void commit(String call, String key, String target) {
    assertThat(users.post(path(call, "user", key, target))).isEqualTo("committed");
  }

  /** Makes a call as that kind of caller, in a transaction that commits. */
  void commitAs(String caller, String call, String key, String target) {
    assertThat(users.post(path(call, caller, key, target))).isEqualTo("committed");
  }

  /** Makes a call as that kind of caller, in a transaction that rolls back. */
  void rollBackAs(String caller, String call, String key, String target) {
    var answer = users.post(path(call, caller, key, target) + "&rollback=true");
    assertThat(answer).isEqualTo("rolled back");
  }

  /** Makes a call in a transaction that stays open before it commits; returns after that. */
  int commitAfter(Duration open, String call, String key, String target) {
    var path = path(call, "user", key, target) + "&seconds=" + open.toSeconds();
    var request = server.request(path).timeout(open.plusSeconds(90)).POST(BodyPublishers.noBody());
    return server.send(request).statusCode();
  }

  /** Starts a conversation and brings it to the wait that the call is for; empty for a start. */
  String targetOf(String call, String key) {
    if (call.startsWith("START")) {
      return "";
    }
    commit("START_WITH_KEYS", key, "");
    var target =
        users.only("select cast(id as text) from durable.execution where business_key = ?", key);
    awaitOpen(target, "word");
    if (call.startsWith("EVENT") || call.equals("APPROVE") || call.equals("REJECT")) {
      commit("INPUT", key, target);
      awaitOpen(target, "nod");
    }
    if (call.equals("APPROVE") || call.equals("REJECT")) {
      commit("EVENT_TO_EXECUTION", key, target);
      awaitOpen(target, "sign");
    }
    return target;
  }

  /** Waits until the execution has that wait open. */
  void awaitOpen(String execution, String path) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(waits(execution)).contains(path + " OPEN"));
  }

  /** Waits until the execution has come to that wait; its deadline may have passed since. */
  void awaitAsked(String execution, String path) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(waits(execution)).contains(path + " "));
  }

  /** The waits of the execution with their states, in order. */
  String waits(String execution) {
    return String.join(
        ", ",
        users.texts(
            """
            select path || ' ' || state
            from durable.wait
            where cast(execution as text) = ?
            order by opened_at
            """,
            execution));
  }

  /** How many conversations there are. */
  long conversations() {
    return Long.parseLong(
        users.only("select count(*) from durable.execution where workflow = 'probe-talk'"));
  }

  /** All that a call could leave in the database. */
  String traces(String target) {
    var inbox =
        users.only("select count(*) from durable.inbox where cast(execution as text) = ?", target);
    return "%d conversations, %s, %s signals".formatted(conversations(), waits(target), inbox);
  }

  private static String path(String call, String caller, String key, String target) {
    var path = "/probe/calls/" + call + "/" + caller + "?key=" + key;
    return target.isEmpty() ? path : path + "&target=" + target;
  }
}
