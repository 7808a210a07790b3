package io.durable.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.proof.Ground;
import io.durable.proof.Line;
import io.durable.proof.On;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM is killed with -9 between every two statements of every transition. */
@On(Ground.POSTGRESQL)
class KilledBetweenStatementsTest {
  @Test
  @Line({8, 13, 14, 33, 36})
  void aKillAtAnyPointChangesNothingButHowOftenUnfinishedStepsRan(@TempDir Path folder)
      throws Exception {
    var rehearsal = Rehearsal.ofAll();
    try (var scene = Scene.onNewDatabase()) {
      var siege = new Siege(scene, folder, 4, Siege.QUICK_LEASE, false);
      var cases = rehearsal.addAll(siege, Action.STOP);

      siege.run();

      var account = new Account(scene, siege);
      var breaches = new ArrayList<>(account.ranAgain(siege.kills()));
      cases.forEach(
          name -> breaches.addAll(rehearsal.compare(account, name, siege.killsBeforeEndOf(name))));
      var missed = rehearsal.missed(siege, cases);
      System.out.printf(
          "%d kills at %d of %d points; not come to: %s%n",
          siege.kills().size(), siege.reached().size(), cases.size(), missed);
      assertThat(breaches).isEmpty();
      assertThat(missed).hasSizeLessThan(1 + cases.size() / 10);
    }
  }
}
