package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/**
 * The time of the whole execution, counted from the moment in which it first runs. That moment's
 * deadline is journaled: another plan may allow more, but not to what is under way.
 */
final class DeadlineFrame extends Frame {
  static final String TOO_LONG = "ExecutionTimedOut";

  private final Duration time;

  DeadlineFrame(Course course, Duration time) {
    super(course, Optional.empty());
    this.time = time;
  }

  @Override
  Progress enter() {
    course().frontier().add(this);
    return Progress.OPEN;
  }

  @Override
  Progress activate(Decision decision) {
    var deadline = deadline(decision);
    if (!deadline.isAfter(decision.at())) {
      return elapsed(decision);
    }
    course().frontier().timers().add(deadline, this);
    return Progress.OPEN;
  }

  private Instant deadline(Decision decision) {
    var known = course().outcomes().value(Path.DEADLINE);
    if (known.isPresent()) {
      return Instant.parse(known.get().stringValue());
    }
    var at = decision.at().plus(time);
    decision.completed(
        new Decision.Attempt(Path.DEADLINE, 1, Kind.ENTRY, decision.at()),
        StringNode.valueOf(at.toString()));
    return at;
  }

  @Override
  Progress elapsed(Decision decision) {
    var late = "it did not come to its end within " + time;
    course().fail(Outcome.TIMED_OUT, new Failure(TOO_LONG, late, "", ""), decision);
    return Progress.OPEN;
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    throw new IllegalStateException("a deadline has nothing inside");
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
