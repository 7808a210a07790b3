package io.durable.servers;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.proof.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers whose transactions stay open for a minute after each call that writes, all at once. */
@ExtendWith(UsersServer.Parameter.class)
class OpenCallersIT {

  private static final Duration OPEN = Duration.ofSeconds(60);

  private final UsersClient users;
  private final Probe probe;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();

  OpenCallersIT(UsersServer users) {
    this.users = new UsersClient(users);
    this.probe = new Probe(users);
  }

  @Test
  @Line({25, 49})
  void aCallerThatStaysOpenForAMinuteStallsNeitherItsExecutionNorTheNeighbours() {
    var threads = Executors.newCachedThreadPool();
    try {
      var open = new ArrayList<CompletableFuture<Integer>>();
      for (var call : CallersTransactionIT.CALLS) {
        var key = call + "-" + UUID.randomUUID();
        var target = probe.targetOf(call, key);
        keys.put(call, key);
        targets.put(call, target);
        open.add(supplyAsync(() -> probe.commitAfter(OPEN, call, key, target), threads));
      }

      theirExecutionsGoOn();
      var neighbours = neighboursGoOnWhileAllAre(open);

      assertThat(neighbours).isGreaterThan(4);
      assertThat(open.stream().map(CompletableFuture::join)).containsOnly(200);
      whatWasCommittedHappens();
    } finally {
      threads.shutdownNow();
    }
  }

  /** What is not about the wait that the open caller answers. */
  private void theirExecutionsGoOn() {
    for (var call : List.of("INPUT", "APPROVE")) {
      probe.commit("CANCEL", keys.get(call), targets.get(call));
      users.awaitStatus(targets.get(call), "CANCELLED");
    }
    probe.awaitOpen(targets.get("CANCEL"), "nod");
    assertThat(probe.waits(targets.get("CANCEL"))).startsWith("word EXPIRED");
  }

  /** Each takes three waits and four calls, and none longer than a third of the minute. */
  private int neighboursGoOnWhileAllAre(List<CompletableFuture<Integer>> open) {
    var neighbours = 0;
    while (true) {
      var key = "neighbour-" + UUID.randomUUID();
      var began = System.nanoTime();
      var neighbour = probe.targetOf("APPROVE", key);
      probe.commit("APPROVE", key, neighbour);
      users.awaitStatus(neighbour, "COMPLETED");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(OPEN.dividedBy(3));
      if (open.stream().anyMatch(CompletableFuture::isDone)) {
        return neighbours;
      }
      neighbours++;
    }
  }

  /** The waits that they answered were theirs for as long as they were open. */
  private void whatWasCommittedHappens() {
    for (var call : List.of("START_BY_CLASS", "START_BY_NAME", "START_WITH_KEYS")) {
      var input = "\"" + keys.get(call) + "\"";
      var started =
          users.only(
              "select cast(execution as text) from durable.input where cast(value as text) = ?",
              input);
      probe.awaitAsked(started, "word");
    }
    for (var call : List.of("EVENT_TO_EXECUTION", "EVENT_TO_KEY")) {
      probe.awaitAsked(targets.get(call), "sign");
    }
    users.awaitStatus(targets.get("REJECT"), "COMPLETED");
    assertThat(users.result(targets.get("REJECT"))).isEqualTo("\"hello, yes, REJECTED\"");
    users.awaitStatus(targets.get("CANCEL"), "CANCELLED");
    for (var call : List.of("INPUT", "APPROVE")) {
      assertThat(users.status(targets.get(call))).isEqualTo("CANCELLED");
    }
  }
}
