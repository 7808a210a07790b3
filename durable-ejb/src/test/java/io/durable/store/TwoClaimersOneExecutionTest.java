package io.durable.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.StartOptions;
import io.durable.model.Claim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many claimers at once: every execution goes to one of them. */
class TwoClaimersOneExecutionTest extends PostgresScene {
  private static final int EXECUTIONS = 3000;
  private static final int CLAIMERS = 6;

  private final ExecutorService threads = Executors.newFixedThreadPool(CLAIMERS);

  @AfterAll
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void thousandsAreClaimedOnceEach() {
    var started = new HashSet<UUID>();
    tx(
        () -> {
          for (var i = 0; i < EXECUTIONS; i++) {
            var start = start(StartOptions.none());
            store.insert(start);
            started.add(start.id());
          }
          return null;
        });
    var claimed = new ConcurrentLinkedQueue<Claim>();

    var work = new ArrayList<Future<?>>();
    for (var i = 0; i < CLAIMERS; i++) {
      var claimer = newNode();
      work.add(threads.submit(() -> claimAll(claimer, claimed)));
    }
    work.forEach(Session::done);

    assertThat(claimed).hasSize(EXECUTIONS);
    assertThat(claimed).extracting(Claim::execution).containsExactlyInAnyOrderElementsOf(started);
    assertThat(claimed.stream().map(Claim::node).distinct()).hasSizeGreaterThan(1);
  }

  private void claimAll(UUID claimer, ConcurrentLinkedQueue<Claim> into) {
    // Whoever comes while the rest is locked by others sees nothing; nothing is left when nothing
    // is due.
    while (tx(() -> store.nextDue(Set.of(plan), QUEUES)).isPresent()) {
      for (var claimed : claims(claimer, 20)) {
        into.add(claimed.claim());
      }
    }
  }

  @Test
  void theSameExecutionPokedByAllGoesToOne() {
    for (var round = 0; round < 100; round++) {
      var id = started();
      var claimers = List.of(newNode(), newNode(), newNode());

      var work =
          claimers.stream()
              .map(
                  claimer ->
                      threads.submit(
                          () ->
                              tx(
                                  () ->
                                      store.claimThese(
                                          claimer, Set.of(plan), QUEUES, List.of(id)))))
              .toList();

      assertThat(work.stream().mapToInt(claim -> Session.done(claim).size()).sum()).isEqualTo(1);
    }
  }
}
