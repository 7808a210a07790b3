package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What steps find around them in a server: transactions, threads, proxies. */
@ExtendWith(UsersServer.Parameter.class)
class StepsInTheServerIT {

  private final ServerUnderTest server;
  private final UsersClient users;

  StepsInTheServerIT(UsersServer users) {
    this.server = users.server();
    this.users = new UsersClient(users);
  }

  @Test
  void ownEclipseLinkTheServersJpaAndJdbcWriteInOneSessionAndTransactionWithTheCheckpoint() {
    var step = users.post("/probe/writing?text=together");

    users.awaitStatus(step, "COMPLETED");
    var traces = JsonMapper.shared().readTree(users.result(step));
    assertThat(traces.size()).isEqualTo(3);
    assertThat(traces.get(0).get("by").asString()).contains("org.eclipse.persistence");
    assertThat(traces.get(1).get("by").asString())
        .contains(
            switch (server.kind()) {
              case LIBERTY -> "org.eclipse.persistence";
              case WILDFLY -> "org.hibernate";
            });
    var pids = new HashSet<JsonNode>();
    var transactions = new HashSet<JsonNode>();
    traces.forEach(
        trace -> {
          pids.add(trace.get("pid"));
          transactions.add(trace.get("transaction"));
        });
    assertThat(pids).hasSize(1);
    assertThat(transactions).hasSize(1);
    // xmin is the transaction that wrote a row, as 32 bits.
    var checkpoint =
        users.only(
            """
            select cast(xmin as text)
            from durable.journal
            where cast(execution as text) = ? and kind = 'STEP'
            """,
            step);
    assertThat(transactions.iterator().next().asLong() % (1L << 32))
        .isEqualTo(Long.parseLong(checkpoint));
    assertThat(users.only("select count(*) from probe_line where text like 'together by %'"))
        .isEqualTo("3");
  }

  @Test
  void aStepThatFailsLeavesNoneOfItsRows() {
    var step = users.post("/probe/writing?text=fail");

    users.awaitStatus(step, "FAILED");
    assertThat(users.only("select count(*) from probe_line where text like 'fail by %'"))
        .isEqualTo("0");
    assertThat(
            users.only(
                """
                select failure ->> 'message'
                from durable.journal
                where cast(execution as text) = ? and kind = 'STEP'
                """,
                step))
        .contains("after [Trace");
  }

  @Test
  void methodReferencesOnProxiesInterceptedBeansAndEnterpriseBeansKeepTheirGenericTypes() {
    var execution = users.post("/probe/references?name=pen");

    users.awaitStatus(execution, "COMPLETED");
    assertThat(users.result(execution)).isEqualTo("{\"pen\": 20}");
    assertThat(users.completed(execution))
        .containsExactly(
            "proxied-pair 1",
            "proxied-first 1",
            "stateless-pair 1",
            "stateless-first 1",
            "counted-pair 1",
            "prices 1");
    var tally = server.send(server.request("/probe/tally").GET()).body();
    assertThat(tally).isEqualTo("pair prices");
  }

  @Test
  void stepsRunOnVirtualThreadsWhereTheJdkHasThem() {
    var execution = users.post("/probe/threads");

    users.awaitStatus(execution, "COMPLETED");
    var steps = JsonMapper.shared().readTree(users.result(execution));
    assertThat(steps.size()).isEqualTo(2);
    for (var step : steps) {
      assertThat(step.get("virtual").asBoolean())
          .as(step.toString())
          .isEqualTo(step.get("release").asInt() >= 21);
    }
  }
}
