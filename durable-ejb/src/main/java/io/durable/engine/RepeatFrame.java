package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Path;
import io.durable.plan.RepeatNode;
import java.util.Optional;

/**
 * Rounds, one after the other: the body, then the test. What the last round made is journaled at
 * the node's own path.
 */
final class RepeatFrame extends Frame {
  static final String TOO_MANY_ROUNDS = "TooManyRounds";

  private final RepeatNode node;
  private final Scope scope;
  private final Path path;
  private int round;
  private Frame current;

  RepeatFrame(Course course, Optional<Frame> parent, RepeatNode node, Scope scope) {
    super(course, parent);
    this.node = node;
    this.scope = scope;
    this.path = scope.occurrenceOf(node.path());
    this.current = body();
  }

  private Frame body() {
    return new BlockFrame(course(), Optional.of(this), node.body(), round());
  }

  private Frame test() {
    return new RoundFrame(course(), this, node, round());
  }

  private Scope round() {
    return scope.each(node.path(), round);
  }

  @Override
  Progress enter() {
    var verdict = course().outcomes().earlier(path).stream().findFirst();
    var progress = goOn(verdict.isPresent());
    if (verdict.isEmpty()) {
      return progress;
    }
    return verdict.get().outcome() == Outcome.COMPLETED
        ? Progress.DONE
        : Progress.failed(verdict.get().failure().orElseThrow());
  }

  /**
   * Goes as far as the journal leads. Where it holds no verdict the loop went on after every round
   * of which the end is known, however many rounds the plan allows today.
   */
  private Progress goOn(boolean decided) {
    while (true) {
      var progress = current.enter();
      if (!progress.done()) {
        return progress;
      }
      if (!(current instanceof RoundFrame)) {
        current = test();
        continue;
      }
      round++;
      if (decided && course().outcomes().earlier(round().occurrence()).isEmpty()) {
        return Progress.DONE;
      }
      current = body();
    }
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    if (how.hasFailed()) {
      return how;
    }
    if (!(child instanceof RoundFrame test)) {
      current = test();
      return current.enter();
    }
    var attempt = new Decision.Attempt(path, 1, Kind.VERDICT, decision.at());
    if (test.enough()) {
      decision.completed(attempt, test.value());
      return Progress.DONE;
    }
    round++;
    if (round >= node.atMost()) {
      var message = "after " + round + " rounds it is still not enough";
      var failure = new Failure(TOO_MANY_ROUNDS, message, path.toString(), "");
      decision.ended(attempt, Outcome.FAILED, failure, Optional.empty());
      return Progress.failed(failure);
    }
    current = body();
    return goOn(false);
  }

  @Override
  void close(Decision decision) {
    current.close(decision);
  }

  @Override
  void closedBefore() {
    current.closedBefore();
  }

  @Override
  Progress activate(Decision decision) {
    throw new IllegalStateException("'" + path + "' is never at the frontier itself");
  }

  @Override
  Progress elapsed(Decision decision) {
    throw new IllegalStateException("'" + path + "' asks for no time");
  }
}
