package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerUnderTest.Parameter.class)
class DeploymentIT {

  private final ServerUnderTest server;

  DeploymentIT(ServerUnderTest server) {
    this.server = server;
  }

  @Test
  void readinessIsVisible() {
    var answer = server.send(HttpRequest.newBuilder(server.process().readiness()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"UP\"");
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
