package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is refused is refused with a problem document that says what and where, and no more. */
@ExtendWith(ServerUnderTest.Parameter.class)
class RefusalsIT {

  private static final String API = "/durable/api/v1";
  private static final String ORDERS = API + "/workflows/order-fulfilment/executions";
  private static final String TRIPS = API + "/workflows/trip-booking/executions";
  private static final String TRIP =
      """
      {"traveller": "t", "destination": "d", "from": "2027-05-03", "to": "2027-05-10", "car": "c"}""";

  private final ServerUnderTest server;
  private final ExamplesClient examples;

  RefusalsIT(ServerUnderTest server) {
    this.server = server;
    this.examples = new ExamplesClient(server);
  }

  @Test
  void whatIsNotJsonIsA400() {
    refused(server.post(ORDERS, "operator", "{\"id\": "), 400, "malformed-json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lines[0].quantity | {'id':'1','customer':'c','card':'1','lines':[{'sku':'s','quantity':'x','price':1}]}",
        "colour            | {'id':'1','customer':'c','card':'1','lines':[],'colour':'red'}",
      })
  void anInputThatDoesNotFitNamesTheField(String field, String input) {
    var problem =
        refused(
            server.post(ORDERS, "operator", input.replace('\'', '"')), 422, "body-does-not-fit");

    assertThat(problem.get("field").asString()).isEqualTo(field);
  }

  @Test
  void anInputThatLeavesSomethingOutIsA422() {
    refused(server.post(ORDERS, "operator", "{}"), 422, "body-does-not-fit");
    refused(server.post(ORDERS, "operator", ""), 422, "body-does-not-fit");
  }

  @ParameterizedTest
  @CsvSource({
    "/executions/abc, id",
    "/executions?limit=0, limit",
    "/executions?limit=501, limit",
    "/executions?status=done, status",
    "/executions?after=bogus, after",
    "/waits/1-2-3-4-5, id",
    "/waits?kind=question, kind",
    "/waits?execution=x, execution",
    "/waits?after=bogus, after"
  })
  void aParameterThatCannotBeReadIsA400ThatNamesIt(String path, String name) {
    var problem = refused(server.request(API + path, "viewer"), 400, "bad-parameter");

    assertThat(problem.get("field").asString()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"priority=10", "priority=x", "startAt=tomorrow"})
  void anOptionOfAStartThatCannotBeReadIsA400(String option) {
    refused(server.post(TRIPS + "?" + option, "operator", TRIP), 400, "bad-parameter");
  }

  @Test
  void whatDoesNotExistIsA404OfItsKind() {
    var nobody = new UUID(0, 1);

    refused(server.request(API + "/workflows/none", "viewer"), 404, "unknown-workflow");
    refused(server.request(API + "/executions/" + nobody, "viewer"), 404, "unknown-execution");
    refused(server.request(API + "/waits/" + nobody, "viewer"), 404, "unknown-wait");
    var nothing = server.send(server.request(API + "/nothing", "viewer"));
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("about:blank");
  }

  @Test
  void aMethodThatIsNotThereSaysWhichAre() {
    var answer = server.send(server.request(API + "/executions", "viewer").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
  }

  @Test
  void typesThatAreNotSpokenAreRefused() {
    var image = server.request(API + "/executions", "viewer").header("Accept", "image/png");
    var form = server.post(ORDERS, "operator", "id=1").setHeader("Content-Type", "text/plain");

    assertThat(server.send(image).statusCode()).isEqualTo(406);
    assertThat(server.send(form).statusCode()).isEqualTo(415);
  }

  @Test
  void aBodyOverTheLimitIsRefusedAlsoWhenItDoesNotSayItsLength() {
    var large = "\"" + "x".repeat(4_200_000) + "\"";
    var chunked =
        server
            .post(ORDERS, "operator", "")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)));

    refused(server.post(ORDERS, "operator", large), 413, "body-too-large");
    refused(chunked, 413, "body-too-large");
  }

  @Test
  void anotherSiteCannotMakeABrowserCancel() {
    var cancel =
        server
            .request(API + "/executions/" + new UUID(0, 1) + "/cancel", "operator")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(BodyPublishers.noBody());

    refused(cancel, 403, "cross-site");
  }

  @Test
  void anEndedExecutionIsNotCancelled() {
    var trip = examples.start("trip-booking", "trip.json");
    examples.awaitStatus(trip, "COMPLETED");

    refused(
        server.post(API + "/executions/" + trip + "/cancel", "operator", "{\"reason\": \"late\"}"),
        409,
        "execution-ended");
  }

  @Test
  void anApprovalIsNotAnsweredAroundItsRoleAndStaysOpen() {
    var order = examples.start("order-fulfilment", "order-large.json");
    var question = examples.awaitQuestion(order);

    refused(
        server.post(
            API + "/waits/" + question + "/answer", "operator", "{\"outcome\": \"APPROVED\"}"),
        422,
        "body-does-not-fit");
    refused(
        server.post(API + "/waits/" + question + "/approve", "approver", "{\"coment\": \"x\"}"),
        422,
        "body-does-not-fit");

    assertThat(examples.approve(question)).isEqualTo(200);
    refused(
        server.post(API + "/waits/" + question + "/reject", "approver", "{}"), 409, "wait-closed");
    examples.awaitStatus(order, "COMPLETED");
  }

  @Test
  void anEventThatNoPlanWaitsForIsRefusedAndOneThatNobodyWaitsForReachesNobody() {
    var order = examples.start("order-fulfilment", "order-large.json");

    refused(
        server.post(API + "/executions/" + order + "/events/paid", "operator", "1"),
        404,
        "unknown-event");
    refused(server.post(API + "/events/paid?key=none", "operator", "1"), 404, "unknown-event");
    var arrival = "{\"dock\": \"7\", \"quantity\": 2}";
    var byKey = server.send(server.post(API + "/events/arrived?key=none", "operator", arrival));

    assertThat(byKey.statusCode()).isEqualTo(202);
    assertThat(byKey.body()).isEqualTo("{\"executions\":[]}");
    refused(server.post(API + "/events/paid", "operator", "1"), 400, "bad-parameter");
    server.send(server.post(API + "/executions/" + order + "/cancel", "operator", "{}"));
    examples.awaitStatus(order, "CANCELLED");
  }

  private JsonNode refused(HttpRequest.Builder request, int status, String type) {
    var answer = server.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(contentType(answer)).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception", "io.durable", "java.", "\\tat ");
    var problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("type").asString()).isEqualTo("urn:durable:problem:" + type);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asString()).isNotBlank();
    return problem;
  }

  private static String contentType(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }
}
