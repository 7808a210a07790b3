package io.durable.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.proof.Ground;
import io.durable.proof.Line;
import io.durable.proof.On;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server ends sessions between every two statements of every transition, and the JVM lives on:
 * the engine goes on by itself.
 */
@On(Ground.POSTGRESQL)
class ConnectionsCutTest {
  /** As by default: no node is to be declared dead here. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  @Test
  @Line(38)
  void aSessionThatEndsBetweenTwoStatementsChangesNothing(@TempDir Path folder) throws Exception {
    try (var scene = Scene.onNewDatabase()) {
      var siege = new Siege(scene, folder, 2, LEASE, false);

      var account = disturb(siege, scene, Action.CUT);

      // A session ends once, and takes at most one attempt with it.
      assertThat(account.begunAgain()).isBetween(1, siege.reached().size());
    }
  }

  @Test
  @Line(38)
  void aCommitWhoseAnswerIsLostIsLookedUpInTheJournal(@TempDir Path folder) throws Exception {
    try (var scene = Scene.onNewDatabase()) {
      var siege = new Siege(scene, folder, 2, LEASE, false);

      var account = disturb(siege, scene, Action.LOSE);

      assertThat(account.begunAgain()).isZero();
    }
  }

  private static Account disturb(Siege siege, Scene scene, Action action) throws Exception {
    var rehearsal = Rehearsal.ofAll();
    var cases = rehearsal.addAll(siege, action);

    siege.run();

    var account = new Account(scene, siege);
    var breaches = new ArrayList<String>();
    // A broken connection can be the next one's who takes it out of the pool.
    var cuts = siege.reached().size();
    cases.forEach(name -> breaches.addAll(rehearsal.compare(account, name, cuts)));
    var missed = rehearsal.missed(siege, cases);
    System.out.printf(
        "%s at %d of %d points, %d attempts begun again; not come to: %s%n",
        action, siege.reached().size(), cases.size(), account.begunAgain(), missed);
    assertThat(breaches).isEmpty();
    assertThat(siege.kills()).isEmpty();
    assertThat(missed).hasSizeLessThan(1 + cases.size() / 10);
    return account;
  }
}
