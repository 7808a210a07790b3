package io.durable.process;

import io.durable.PermanentFailure;
import io.durable.StepContext;
import io.durable.process.Witness.Phase;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * What the steps of the test workflows do. Each deed is seen by the witness when it begins and when
 * it is done, and each of these moments is a point.
 */
class Deeds {
  private static final String INSERT =
      "insert into business (execution, name, path, attempt, boot) values (?, ?, ?, ?, ?)";

  private final DataSource source;
  private final Witness witness;
  private final Points points;
  private final int boot;

  Deeds(DataSource source, Witness witness, Points points, int boot) {
    this.source = source;
    this.witness = witness;
    this.points = points;
    this.boot = boot;
  }

  /** Writes a row in the step's transaction. */
  String inside(String name) throws SQLException {
    began(name);
    insert(name);
    did(name);
    return name;
  }

  /** Fails twice, each time after it wrote. */
  String insideAtThirdTry(String name) throws SQLException {
    began(name);
    insert(name);
    failUntil(3);
    did(name);
    return name;
  }

  /** Does something in the world outside. */
  String outside(String name) {
    began(name);
    did(name);
    return name;
  }

  String outsideAtThirdTry(String name) {
    began(name);
    failUntil(3);
    did(name);
    return name;
  }

  /** Does something outside, and does not come back before it is interrupted. */
  String outsideForEver(String name) throws InterruptedException {
    began(name);
    new CountDownLatch(1).await();
    return name;
  }

  String never(String name) {
    began(name);
    throw new PermanentFailure("this never works");
  }

  boolean yes(String name) {
    points.reach(name, "code choice");
    return !name.isEmpty();
  }

  void undoInside(String name) throws SQLException {
    inside(name);
  }

  void undoInsideWithInputs(String name, String result) throws SQLException {
    if (!name.equals(result)) {
      throw new IllegalStateException("input " + name + " and result " + result);
    }
    inside(name);
  }

  void undoOutside(String name) {
    outside(name);
  }

  void undoOutsideAtSecondTry(String name) {
    began(name);
    failUntil(2);
    did(name);
  }

  /** Undoes what may have happened. */
  void undoInDoubt(String name, String key) {
    if (key.isEmpty()) {
      throw new IllegalStateException("no key");
    }
    outside(name);
  }

  private void failUntil(int attempt) {
    var now = StepContext.current().attempt();
    if (now < attempt) {
      throw new IllegalStateException("attempt " + now + " does not work");
    }
  }

  private void insert(String name) throws SQLException {
    var step = StepContext.current();
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, step.execution());
      insert.setString(2, name);
      insert.setString(3, step.path().toString());
      insert.setInt(4, step.attempt());
      insert.setInt(5, boot);
      insert.executeUpdate();
    }
  }

  private void began(String name) {
    witness.saw(boot, name, Phase.BEGAN);
    points.reach(name, "code " + where() + " began");
  }

  private void did(String name) {
    witness.saw(boot, name, Phase.DID);
    points.reach(name, "code " + where() + " did");
  }

  private static String where() {
    var step = StepContext.current();
    return step.path() + (step.attempt() == 1 ? "" : ":" + step.attempt());
  }
}
