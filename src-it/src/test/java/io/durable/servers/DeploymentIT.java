package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(ServerUnderTest.Parameter.class)
class DeploymentIT {

  private final ServerUnderTest server;

  DeploymentIT(ServerUnderTest server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource({
    "ready, durable-readiness",
    "live, durable-liveness",
    "started, durable-startup",
  })
  void eachHealthCheckIsVisible(String kind, String check) {
    var health = server.process().readiness().resolve("/health/" + kind);

    var answer = server.send(HttpRequest.newBuilder(health));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JsonMapper.shared().readTree(answer.body()).get("checks").valueStream())
        .filteredOn(seen -> seen.get("name").asString().equals(check))
        .isNotEmpty()
        .allSatisfy(seen -> assertThat(seen.get("status").asString()).isEqualTo("UP"));
  }

  @Test
  void nobodyIsRefusedAndAskedForALogin() {
    var answer = server.send(server.request("/durable/api/v1/workflows"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void theExampleWorkflowsAreListed() {
    var answer = server.send(server.request("/durable/api/v1/workflows", "viewer"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("order-fulfilment", "expense-approval", "trip-booking");
  }

  @Test
  void theServerIsAnotherProcessAfterAKill() {
    var before = server.process().pid();

    server.process().kill();
    assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
    server.start();

    assertThat(server.process().pid()).isNotEqualTo(before);
  }
}
