package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.FailNode;
import io.durable.plan.Path;
import java.util.Optional;

/** A node that fails on purpose; its name is the type of the failure. */
final class FailFrame extends Frame {
  private final FailNode node;
  private final Scope scope;
  private final Path path;

  FailFrame(Course course, Optional<Frame> parent, FailNode node, Scope scope) {
    super(course, parent);
    this.node = node;
    this.scope = scope;
    this.path = scope.occurrenceOf(node.path());
  }

  @Override
  Progress enter() {
    var rows = course().outcomes().earlier(path);
    if (!rows.isEmpty()) {
      return Progress.failed(rows.get(0).failure().orElseThrow());
    }
    course().frontier().add(this);
    return Progress.OPEN;
  }

  @Override
  Progress activate(Decision decision) {
    var failure = failure();
    var attempt = new Decision.Attempt(path, 1, Kind.FAIL, decision.at());
    decision.ended(attempt, Outcome.FAILED, failure, Optional.empty());
    return Progress.failed(failure);
  }

  // catch: the parts of the message are user code
  private Failure failure() {
    try {
      var message = course().evaluator().text(node.message(), scope);
      return new Failure(node.name(), message, path.toString(), "");
    } catch (Throwable thrown) {
      return Thrown.failure(thrown, path);
    }
  }

  @Override
  Progress elapsed(Decision decision) {
    throw new IllegalStateException("'" + path + "' asks for no time");
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    throw new IllegalStateException("'" + path + "' has nothing inside");
  }

  @Override
  void close(Decision decision) {
    closedBefore();
  }

  @Override
  void closedBefore() {
    course().frontier().remove(this);
  }
}
