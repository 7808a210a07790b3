package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the client that writes, in a transaction of each kind that a server has. */
@ExtendWith(UsersServer.Parameter.class)
class CallersTransactionIT {

  static final List<String> CALLS =
      List.of(
          "START_BY_CLASS",
          "START_BY_NAME",
          "START_WITH_KEYS",
          "EVENT_TO_EXECUTION",
          "EVENT_TO_KEY",
          "INPUT",
          "APPROVE",
          "REJECT",
          "CANCEL");

  private final UsersClient users;
  private final Probe probe;

  CallersTransactionIT(UsersServer users) {
    this.users = new UsersClient(users);
    this.probe = new Probe(users);
  }

  static Stream<Arguments> callsAndCallers() {
    return CALLS.stream()
        .flatMap(
            call ->
                Stream.of("enterprise", "transactional", "user")
                    .map(caller -> Arguments.of(call, caller)));
  }

  @ParameterizedTest
  @MethodSource("callsAndCallers")
  void aRollbackLeavesNoTraceOfACallAndACommitMakesItHappen(String call, String caller) {
    var key = call + "-" + UUID.randomUUID();
    var target = probe.targetOf(call, key);
    var before = probe.traces(target);

    probe.rollBackAs(caller, call, key, target);

    assertThat(probe.traces(target)).isEqualTo(before);

    var conversations = probe.conversations();
    probe.commitAs(caller, call, key, target);

    switch (call) {
      case "START_BY_CLASS", "START_BY_NAME", "START_WITH_KEYS" -> awaitOneMore(conversations);
      case "INPUT" -> probe.awaitOpen(target, "nod");
      case "EVENT_TO_EXECUTION", "EVENT_TO_KEY" -> probe.awaitOpen(target, "sign");
      case "APPROVE" -> awaitResult(target, "APPROVED");
      case "REJECT" -> awaitResult(target, "REJECTED");
      case "CANCEL" -> users.awaitStatus(target, "CANCELLED");
      default -> throw new AssertionError(call);
    }
  }

  private void awaitOneMore(long before) {
    assertThat(probe.conversations()).isEqualTo(before + 1);
    var newest =
        users.only(
            """
            select cast(id as text)
            from durable.execution
            where workflow = 'probe-talk'
            order by created_at desc
            limit 1
            """);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(probe.waits(newest)).isEqualTo("word OPEN"));
  }

  private void awaitResult(String execution, String decision) {
    users.awaitStatus(execution, "COMPLETED");
    assertThat(users.result(execution)).isEqualTo("\"hello, yes, " + decision + "\"");
  }
}
