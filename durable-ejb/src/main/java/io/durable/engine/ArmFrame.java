package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Block;
import io.durable.plan.Path;
import java.util.Optional;
import tools.jackson.databind.node.NullNode;

/**
 * An arm or an item whose failure stops here: it is journaled at its own path, and then undone, as
 * is the work of an arm that lost.
 *
 * <pre>
 *  body ──► DONE
 *    │ failed, or lost against others
 *    ▼
 *  undoing ──► FAILED (or DONE, for one that lost)
 * </pre>
 *
 * <p>When an undo gives up the whole execution turns back, in the same decision.
 */
final class ArmFrame extends Frame {
  private final Path path;
  private final BlockFrame body;
  private final Deeds deeds = new Deeds();
  private Optional<Failure> failure = Optional.empty();
  private Optional<Compensation> undoing = Optional.empty();
  private Progress state = Progress.OPEN;
  private long succeededAt;

  ArmFrame(Course course, Frame parent, Block block, Scope scope) {
    super(course, Optional.of(parent));
    this.path = scope.occurrence();
    this.body = new BlockFrame(course, Optional.of(this), block, scope);
  }

  @Override
  Deeds deeds() {
    return deeds;
  }

  @Override
  Progress enter() {
    state = body.enter();
    var rows = course().outcomes().earlier(path);
    if (!rows.isEmpty() && rows.get(0).outcome() != Outcome.COMPLETED) {
      body.closedBefore();
      failure = rows.get(0).failure();
      return undo(rows.get(0).sequence());
    }
    succeededAt = rows.isEmpty() ? 0 : rows.get(0).sequence();
    if (state.hasFailed()) {
      // Its failure would be journaled: it was cut off from outside, which has a row elsewhere.
      state = Progress.OPEN;
    }
    return state;
  }

  private Progress undo(long turned) {
    var compensation = new Compensation(course(), Optional.of(this), deeds, turned);
    undoing = Optional.of(compensation);
    return undone(compensation.enter());
  }

  private Progress undone(Progress how) {
    state = how.ended() ? failure.map(Progress::failed).orElse(Progress.DONE) : Progress.OPEN;
    return state;
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    if (undoing.isPresent()) {
      return undone(how);
    }
    if (how.done()) {
      state = how;
      return how;
    }
    failure = how.failure();
    return undo(
        decision
            .ended(verdict(decision), Outcome.FAILED, failure.orElseThrow(), Optional.empty())
            .sequence());
  }

  private Decision.Attempt verdict(Decision decision) {
    return new Decision.Attempt(path, 1, Kind.VERDICT, decision.at());
  }

  /** Keeps its place among those that succeeded. */
  void keepPlace(Decision decision) {
    if (succeededAt == 0) {
      succeededAt = decision.completed(verdict(decision), NullNode.getInstance()).sequence();
    }
  }

  /** Its place among those that succeeded; 0 for one that had nothing to do. */
  long succeededAt() {
    return succeededAt;
  }

  /**
   * Others won: ends what is open and undoes what was done.
   *
   * @param verdict the place of the row that says so
   * @param decision empty when it lies in the past
   */
  Progress lose(long verdict, Optional<Decision> decision) {
    if (undoing.isPresent()) {
      return state;
    }
    decision.ifPresentOrElse(body::close, body::closedBefore);
    return undo(verdict);
  }

  /** What was done here counts as done around it. */
  void handOver() {
    if (undoing.isEmpty()) {
      parentDeeds().takeOver(deeds);
    } else if (!undoing.get().settled()) {
      parentDeeds().ending(this);
    }
  }

  @Override
  void close(Decision decision) {
    if (undoing.isEmpty()) {
      body.close(decision);
    }
    handOver();
  }

  @Override
  void closedBefore() {
    if (undoing.isEmpty()) {
      body.closedBefore();
    }
    handOver();
  }

  @Override
  Progress activate(Decision decision) {
    throw new IllegalStateException("an arm is never at the frontier itself");
  }

  @Override
  Progress elapsed(Decision decision) {
    throw new IllegalStateException("an arm asks for no time");
  }
}
