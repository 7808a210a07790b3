package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events, choices and inputs over HTTP, with the example {@code goods-return}. */
@ExtendWith(ServerUnderTest.Parameter.class)
class EventsAndAnswersIT {

  private static final String API = "/durable/api/v1";
  private static final String ARRIVAL = "{\"dock\": \"7\", \"quantity\": 2}";

  private final ServerUnderTest server;
  private final ExamplesClient examples;

  EventsAndAnswersIT(ServerUnderTest server) {
    this.server = server;
    this.examples = new ExamplesClient(server);
  }

  @Test
  void aReturnIsLedThroughByAnEventAChoiceAndAnInput() {
    var goods = returned("A-" + UUID.randomUUID());
    var stock = examples.stock().get("tea").asInt();

    assertThat(sendEvent(goods, ARRIVAL)).isEqualTo(202);
    var condition = awaitQuestionOfKind(goods, "CHOICE", "none");
    assertThat(answer(condition, "\"LOST\"").statusCode()).isEqualTo(422);
    assertThat(answer(condition, "\"AS_NEW\"").statusCode()).isEqualTo(200);
    assertThat(answer(condition, "\"DAMAGED\"").statusCode()).isEqualTo(409);
    var refund = awaitQuestionOfKind(goods, "INPUT", condition);
    assertThat(answer(refund, "{\"amount\": \"much\"}").body()).contains("\"field\":\"amount\"");
    assertThat(answer(refund, "{\"amount\": 8.50}").statusCode()).isEqualTo(200);

    examples.awaitStatus(goods, "COMPLETED");
    assertThat(examples.execution(goods).get("result").get("amount").asDouble()).isEqualTo(8.5);
    assertThat(examples.witness(goods)).containsExactly("released {tea=2}", "credited 8.50");
    assertThat(examples.stock().get("tea").asInt()).isEqualTo(stock + 2);
  }

  @Test
  void aQuestionShowsWhatItAsksAndTheSchemaOfItsAnswer() {
    var goods = returned("A-" + UUID.randomUUID());
    sendEvent(goods, ARRIVAL);

    var wait = wait(awaitQuestionOfKind(goods, "CHOICE", "none"));

    assertThat(wait.get("prompt").asString()).startsWith("How do the goods of order A-");
    assertThat(wait.get("show").get("dock").asString()).isEqualTo("7");
    assertThat(wait.get("options")).hasToString("[\"AS_NEW\",\"DAMAGED\"]");
    assertThat(wait.get("answer").get("enum")).hasToString("[\"AS_NEW\",\"DAMAGED\"]");
    assertThat(wait.get("open").asBoolean()).isTrue();
  }

  @Test
  void anEventThatDoesNotFitIsRefusedAndTheWaitStaysOpen() {
    var goods = returned("A-" + UUID.randomUUID());

    assertThat(sendEvent(goods, "{\"dock\": \"7\"}")).isEqualTo(422);
    assertThat(sendEvent(goods, ARRIVAL)).isEqualTo(202);

    awaitQuestionOfKind(goods, "CHOICE", "none");
  }

  @Test
  void anEventByBusinessKeyReachesWhoWaitsForIt() {
    var order = "A-" + UUID.randomUUID();
    var goods = returned(order);
    examples.awaitStatus(goods, "WAITING");

    var answer =
        server.send(server.post(API + "/events/arrived?key=" + order, "operator", ARRIVAL));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).get("executions")).hasToString("[\"" + goods + "\"]");
    awaitQuestionOfKind(goods, "CHOICE", "none");
  }

  @Test
  void anEventWithTheSameIdCountsOnce() {
    var goods = returned("A-" + UUID.randomUUID());
    var path = API + "/executions/" + goods + "/events/arrived";
    var id = UUID.randomUUID().toString();

    var first = server.post(path, "operator", ARRIVAL).header("Idempotency-Key", id);
    assertThat(server.send(first).statusCode()).isEqualTo(202);
    var again = server.post(path, "operator", ARRIVAL).header("Idempotency-Key", id);
    assertThat(server.send(again).statusCode()).isEqualTo(202);

    awaitQuestionOfKind(goods, "CHOICE", "none");
    assertThat(
            examples
                .execution(goods)
                .get("journal")
                .valueStream()
                .filter(row -> row.get("path").asString().equals("arrived")))
        .hasSize(1);
    var used = server.post(path, "operator", ARRIVAL).header("Idempotency-Key", id);
    assertThat(server.send(used).statusCode()).isEqualTo(202);
  }

  private String returned(String order) {
    var path = API + "/workflows/goods-return/executions";
    var input = "{\"order\": \"%s\", \"sku\": \"tea\"}".formatted(order);
    return json(server.send(server.post(path, "operator", input))).get("id").asString();
  }

  private int sendEvent(String execution, String payload) {
    var path = API + "/executions/" + execution + "/events/arrived";
    return server.send(server.post(path, "operator", payload)).statusCode();
  }

  private HttpResponse<String> answer(String wait, String value) {
    return server.send(server.post(API + "/waits/" + wait + "/answer", "operator", value));
  }

  /** The event's own wait is open, too, until the event has been taken. */
  private String awaitQuestionOfKind(String execution, String kind, String known) {
    var last = known;
    do {
      last = examples.awaitAnotherQuestion(execution, last);
    } while (!wait(last).get("kind").asString().equals(kind));
    return last;
  }

  private JsonNode wait(String id) {
    return json(server.send(server.request(API + "/waits/" + id, "operator")));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
