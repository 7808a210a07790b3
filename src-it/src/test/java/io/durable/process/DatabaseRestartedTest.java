package io.durable.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.durable.Status;
import io.durable.proof.Ground;
import io.durable.proof.Line;
import io.durable.proof.On;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database crashes while executions are in all states, and starts again; the node lives on. */
@On(Ground.POSTGRESQL)
class DatabaseRestartedTest {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A transactional step is tried again while the database is away; it leaves nothing behind. */
  private static final int TRIES = 20;

  /** What runs when the database crashes, and how far it is. */
  private static final Map<String, String> RUNNING =
      Map.of(
          "plain-1", "code a did",
          "plain-2", "code b began",
          "plain-3", "Checkpoints.append[a]",
          "saga-1", "code c!undo began");

  private static final String CLAIMED = "plain-4";
  private static final String QUEUED = "plain-5";
  private static final String PARKED = "waiting-1";
  private static final String ASLEEP = "sleeping-1";
  private static final String DELAYED = "delayed-1";

  @Test
  @Line(38)
  void whatRunsWaitsSleepsOrIsQueuedGoesOnByItself(@TempDir Path folder) throws Exception {
    var witness = crash(folder, LEASE, Duration.ZERO);

    // The JVM that ran the external step lives, and knows what came of it.
    assertThat(witness.all())
        .filteredOn(sight -> sight.name().equals("plain-2") && sight.path().equals("b"))
        .hasSize(2);
  }

  @Test
  @Line(38)
  void soItDoesWhenTheDatabaseWasAwayForLongerThanTheLease(@TempDir Path folder) throws Exception {
    crash(folder, Siege.QUICK_LEASE, Siege.QUICK_LEASE.plusSeconds(1));
  }

  private static Witness crash(Path folder, Duration lease, Duration away) throws Exception {
    var witness = new Witness(folder.resolve("witness.tsv"));
    try (var database = new MortalDatabase(folder.resolve("data"));
        var scene = new Scene(database.jdbcUrl());
        var node = ForkedNode.start(start(scene, folder, lease), folder.resolve("node.log"))) {
      bringAbout(scene, node);

      database.crash();
      var crashed = System.nanoTime();
      RUNNING.keySet().stream().filter(name -> !name.equals("plain-2")).forEach(node::goOn);
      node.goOn(CLAIMED);
      await().atMost(PATIENCE).until(() -> System.nanoTime() - crashed >= away.toNanos());
      database.startAgain();
      scene.connect();
      node.goOn("plain-2");

      until(() -> ended(scene, node));
      compare(new Account(scene, witness.all()));
    }
    return witness;
  }

  private static ForkedNode.Start start(Scene scene, Path folder, Duration lease) {
    var witness = folder.resolve("witness.tsv").toString();
    return new ForkedNode.Start(scene.jdbcUrl(), witness, 1, 1, lease, false);
  }

  /** Each in its state, the short-lived ones last. */
  private static void bringAbout(Scene scene, ForkedNode node) throws InterruptedException {
    RUNNING.forEach((name, label) -> node.tell("pause", name, label, 1));
    node.tell("pause", CLAIMED, "Claims.claim", 1);
    node.begin();
    RUNNING.keySet().forEach(node::startCase);
    node.startCase(PARKED);
    for (var name : RUNNING.keySet()) {
      node.untilReached(name);
    }
    until(() -> waits(scene, PARKED, "late"));
    node.startCase(ASLEEP);
    node.startCase(DELAYED);
    until(() -> waits(scene, ASLEEP, "nap"));
    until(() -> scene.journal().stream().anyMatch(line -> line.name().equals(DELAYED)));
    // From here on the loop that claims stands still.
    node.startCase(CLAIMED);
    node.untilReached(CLAIMED);
    node.startCase(QUEUED);
    until(() -> scene.executions().containsKey(QUEUED));

    assertThat(waits(scene, ASLEEP, "nap")).isTrue();
    assertThat(scene.executions().get(DELAYED).status()).isEqualTo(Status.WAITING);
    assertThat(scene.executions().get(QUEUED).status()).isEqualTo(Status.PENDING);
  }

  private static void until(Callable<Boolean> what) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(what);
  }

  private static boolean waits(Scene scene, String name, String path) {
    return scene.open().stream()
        .anyMatch(wait -> wait.name().equals(name) && wait.path().equals(path));
  }

  /** Answers what is asked, again and again. */
  private static boolean ended(Scene scene, ForkedNode node) {
    var seen = scene.executions();
    for (var wait : scene.open()) {
      var execution = seen.get(wait.name()).execution();
      if (wait.path().equals("ok")) {
        node.tell("approve", wait.name(), wait.id());
      } else if (!wait.path().equals("nap")) {
        node.tell("event", wait.name(), execution, wait.path(), wait.path() + "-event");
      }
    }
    return seen.values().stream().allMatch(one -> one.status().terminal());
  }

  private static void compare(Account account) {
    var rehearsal = Rehearsal.ofAll();
    var breaches = new ArrayList<String>();
    RUNNING.keySet().forEach(name -> breaches.addAll(rehearsal.compare(account, name, TRIES)));
    for (var name : List.of(CLAIMED, QUEUED, PARKED)) {
      breaches.addAll(rehearsal.compare(account, name, 0));
    }
    assertThat(breaches).isEmpty();
    assertThat(account.business(ASLEEP)).containsExactly("a 1", "b 1");
    assertThat(account.business(DELAYED)).containsExactly("a 3");
  }
}
