package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.durable.launch.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The examples through REST, as a user with curl sees them. */
final class ExamplesClient {

  private static final String API = "/durable/api/v1";
  private static final ObjectMapper JSON = JsonMapper.shared();

  private final ServerUnderTest server;

  ExamplesClient(ServerUnderTest server) {
    this.server = server;
  }

  /** Starts a workflow with one of the sample inputs and gives the execution's id. */
  String start(String workflow, String input) {
    var file = Workplace.ofBuild().root().resolve("durable-ear/examples/inputs").resolve(input);
    try {
      var path = API + "/workflows/" + workflow + "/executions";
      var answer = server.send(server.post(path, "operator", Files.readString(file)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      return JSON.readTree(answer.body()).get("id").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode execution(String id) {
    return get(API + "/executions/" + id);
  }

  /** Waits until the execution has that status; a minute is long for every example. */
  void awaitStatus(String id, String status) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(() -> assertThat(execution(id).get("status").asString()).isEqualTo(status));
  }

  /** Waits until the execution asks something and gives the id of the wait. */
  String awaitQuestion(String execution) {
    return awaitAnotherQuestion(execution, "none");
  }

  /**
   * Waits until the execution asks something else than {@code known} and gives the id of the wait.
   */
  String awaitAnotherQuestion(String execution, String known) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> texts(get(API + "/waits?execution=" + execution).get("items"), "id"),
            waits -> !waits.isEmpty() && !waits.contains(known))
        .get(0);
  }

  /** Waits until the bank did this for the execution. */
  void awaitLedger(String execution, String effect) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> ledger(execution).contains(effect));
  }

  /** Approves as the user {@code approver} and gives the status of the answer. */
  int approve(String wait) {
    var path = API + "/waits/" + wait + "/approve";
    return server.send(server.post(path, "approver", "{\"comment\": \"fine\"}")).statusCode();
  }

  /** What the steps did, in order, as an append-only table without keys kept it. */
  List<String> witness(String execution) {
    return texts(get("/examples/witness?execution=" + execution), "what");
  }

  /** What the bank did for the execution, in order. */
  List<String> ledger(String execution) {
    return texts(get("/examples/ledger?execution=" + execution), "effect");
  }

  /** What is on the shelf. */
  JsonNode stock() {
    return get("/examples/stock");
  }

  private JsonNode get(String path) {
    var answer = server.send(server.request(path, "operator"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static List<String> texts(JsonNode rows, String field) {
    return rows.valueStream().map(row -> row.get(field).asString()).toList();
  }
}
