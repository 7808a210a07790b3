package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may call what. What a call would change does not exist, so that 404 says that it was let in.
 */
@ExtendWith(ServerUnderTest.Parameter.class)
class RoleMatrixIT {

  private static final String API = "/durable/api/v1";
  private static final String NOBODY_HAS = new UUID(0, 1).toString();

  private final ServerUnderTest server;
  private final ExamplesClient examples;

  RoleMatrixIT(ServerUnderTest server) {
    this.server = server;
    this.examples = new ExamplesClient(server);
  }

  @ParameterizedTest(name = "{0}: nobody {1}, viewer {2}, operator {3}, approver {4}")
  @CsvSource({
    "GET /workflows,                     401, 200, 200, 200",
    "GET /workflows/order-fulfilment,    401, 200, 200, 200",
    "GET /executions,                    401, 200, 200, 200",
    "GET /executions/ID,                 401, 404, 404, 404",
    "GET /waits,                         401, 200, 200, 200",
    "GET /waits/ID,                      401, 404, 404, 404",
    "POST /workflows/none/executions,    401, 403, 404, 403",
    "POST /executions/ID/events/paid,    401, 403, 404, 403",
    "POST /events/paid?key=none,         401, 403, 404, 403",
    "POST /executions/ID/cancel,         401, 403, 404, 403",
    "POST /waits/ID/answer,              401, 403, 404, 404",
    "POST /waits/ID/approve,             401, 403, 404, 404",
    "POST /waits/ID/reject,              401, 403, 404, 404"
  })
  void everyCallIsForItsRolesOnly(String call, int nobody, int viewer, int operator, int approver) {
    assertThat(status(call, "")).as("nobody").isEqualTo(nobody);
    assertThat(status(call, "viewer")).as("viewer").isEqualTo(viewer);
    assertThat(status(call, "operator")).as("operator").isEqualTo(operator);
    assertThat(status(call, "approver")).as("approver").isEqualTo(approver);
  }

  @ParameterizedTest
  @CsvSource({"/examples/witness", "/examples/ledger", "/examples/stock"})
  void theEvidenceOfTheExamplesIsForViewers(String path) {
    assertThat(server.send(server.request(path)).statusCode()).isIn(401, 403);
    assertThat(server.send(server.request(path, Clerk.NAME)).statusCode()).isEqualTo(403);
    assertThat(server.send(server.request(path, "viewer")).statusCode()).isEqualTo(200);
  }

  @Test
  void theStubOfTheBankTakesNoCallWithoutItsKey() {
    var charge =
        server.send(
            server
                .post("/examples/bank/charges", "operator", "card=1&amount=1")
                .setHeader("Content-Type", "application/x-www-form-urlencoded"));

    assertThat(charge.statusCode()).isEqualTo(403);
  }

  @Test
  void anApproverWithoutTheRoleThatAWaitAsksForIsRefusedAndTheWaitStaysOpen() {
    var order = examples.start("order-fulfilment", "order-large.json");
    var question = examples.awaitQuestion(order);

    var refused =
        server.send(server.post(API + "/waits/" + question + "/approve", Clerk.NAME, "{}"));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("urn:durable:problem:not-permitted", "risk");
    assertThat(examples.approve(question)).isEqualTo(200);
    examples.awaitStatus(order, "COMPLETED");
  }

  @Test
  void whoDecidedWhenAndWhyIsKept() {
    var order = examples.start("order-fulfilment", "order-large.json");
    examples.approve(examples.awaitQuestion(order));
    examples.awaitStatus(order, "COMPLETED");

    var decision =
        examples
            .execution(order)
            .get("journal")
            .valueStream()
            .filter(row -> row.get("path").asString().equals("large[then]/risk-desk"))
            .findFirst()
            .orElseThrow()
            .get("value");

    assertThat(decision.get("outcome").asString()).isEqualTo("APPROVED");
    assertThat(decision.get("by").asString()).isEqualTo("approver");
    assertThat(decision.get("comment").asString()).isEqualTo("fine");
    assertThat(decision.hasNonNull("at")).isTrue();
  }

  private int status(String call, String user) {
    var method = call.substring(0, call.indexOf(' '));
    var path = API + call.substring(call.indexOf(' ') + 1).replace("ID", NOBODY_HAS);
    var request = user.isEmpty() ? server.request(path) : server.request(path, user);
    if (method.equals("POST")) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
    }
    var answer = server.send(request);
    if (answer.statusCode() >= 400) {
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(call)
          .startsWith("application/problem+json");
    }
    return answer.statusCode();
  }
}
