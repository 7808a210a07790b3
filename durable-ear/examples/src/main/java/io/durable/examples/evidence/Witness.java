package io.durable.examples.evidence;

import io.durable.StepContext;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes down what was done: in the transaction that does it, or in one of its own. */
@ApplicationScoped
@Transactional
public class Witness {
  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource source;

  /** Something that the running step did. */
  public void saw(String what) {
    var step = StepContext.current();
    saw(step.execution(), step.path().toString(), step.attempt(), what);
  }

  /** Something that was done elsewhere on behalf of a step. */
  public void saw(UUID execution, String path, int attempt, String what) {
    var insert =
        "insert into examples.witness (execution, path, attempt, what) values (?, ?, ?, ?)";
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(insert)) {
      statement.setObject(1, execution);
      statement.setString(2, path);
      statement.setInt(3, attempt);
      statement.setString(4, what);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the witness cannot write", e);
    }
  }
}
