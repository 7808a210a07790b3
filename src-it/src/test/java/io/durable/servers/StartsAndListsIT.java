package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts with their options, and the lists in which they are found again. */
@ExtendWith(ServerUnderTest.Parameter.class)
class StartsAndListsIT {

  private static final String API = "/durable/api/v1";
  private static final String TRIPS = API + "/workflows/trip-booking/executions";
  private static final String LATER = "startAt=2099-01-01T00:00:00Z";

  private final ServerUnderTest server;

  StartsAndListsIT(ServerUnderTest server) {
    this.server = server;
  }

  @Test
  void aStartIsA201WithTheAddressOfTheExecution() {
    var key = key();

    var answer = server.send(start("businessKey=" + key + "&priority=7&" + LATER, "x"));

    assertThat(answer.statusCode()).isEqualTo(201);
    var execution = json(answer);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .isEqualTo(
            server
                .process()
                .address(API + "/executions/" + execution.get("id").asString())
                .toString());
    assertThat(execution.get("status").asString()).isEqualTo("PENDING");
    assertThat(execution.get("businessKey").asString()).isEqualTo(key);
    assertThat(execution.get("priority").asInt()).isEqualTo(7);
    assertThat(execution.get("dueAt").asString()).isEqualTo("2099-01-01T00:00:00Z");
    assertThat(execution.get("input").get("traveller").asString()).isEqualTo("x");
  }

  @Test
  void aSecondStartWithTheSameKeyGivesTheFirst() {
    var key = key();

    var first = server.send(start(LATER, "x").header("Idempotency-Key", key));
    var second = server.send(start(LATER, "x").header("Idempotency-Key", key));
    var other = server.send(start(LATER, "y").header("Idempotency-Key", key));

    assertThat(json(second).get("id")).isEqualTo(json(first).get("id"));
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("urn:durable:problem:idempotency-conflict");
  }

  @Test
  void aBusinessKeyIsTakenAsLongAsItsExecutionHasNotEnded() {
    var key = key();

    var first = server.send(start("businessKey=" + key + "&" + LATER, "x"));
    var second = server.send(start("businessKey=" + key + "&" + LATER, "x"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("urn:durable:problem:business-key-taken");
  }

  @Test
  void pagesHaveNoGapsAndNoRepeatsWhileExecutionsArrive() {
    var expected = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      expected.add(0, json(server.send(start(LATER, "x"))).get("id").asString());
    }

    var seen = new ArrayList<String>();
    var page = list("workflow=trip-booking&status=pending&limit=2");
    while (page.has("next") && seen.size() < expected.size()) {
      seen.addAll(ids(page));
      server.send(start(LATER, "late"));
      var next = page.get("next").asString();
      page = list("workflow=trip-booking&status=pending&limit=2&after=" + next);
    }
    seen.addAll(ids(page));

    assertThat(seen).doesNotHaveDuplicates().startsWith(expected.toArray(String[]::new));
  }

  @Test
  void executionsAreFoundByTheirBusinessKey() {
    var key = key();
    var trip = json(server.send(start("businessKey=" + key + "&" + LATER, "x")));

    var found = list("businessKey=" + key);

    assertThat(ids(found)).containsExactly(trip.get("id").asString());
    assertThat(found.has("next")).isFalse();
  }

  @Test
  void aPlanIsShownAsOutlineJsonAndMermaid() {
    var path = API + "/workflows/trip-booking";

    var all = json(server.send(server.request(path, "viewer")));
    var outline = server.send(server.request(path, "viewer").header("Accept", "text/plain"));
    var mermaid = server.send(server.request(path, "viewer").header("Accept", "text/vnd.mermaid"));

    assertThat(outline.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain")
        .doesNotContain("qs");
    assertThat(all.get("planHash").asString()).hasSize(64);
    assertThat(all.get("plan").isObject()).isTrue();
    assertThat(outline.body())
        .isEqualTo(all.get("outline").asString())
        .contains("step flight(input)");
    assertThat(mermaid.body()).isEqualTo(all.get("mermaid").asString()).contains("flowchart");
  }

  private HttpRequest.Builder start(String options, String traveller) {
    var trip =
        """
        {"traveller": "%s", "destination": "d", "from": "2027-05-03", "to": "2027-05-10", "car": "c"}"""
            .formatted(traveller);
    return server.post(TRIPS + "?" + options, "operator", trip);
  }

  private JsonNode list(String query) {
    return json(server.send(server.request(API + "/executions?" + query, "viewer")));
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("id").asString()).toList();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
