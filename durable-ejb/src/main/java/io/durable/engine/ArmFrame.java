package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Block;
import io.durable.plan.Path;
import java.util.Optional;

/**
 * An arm or an item whose failure stops here: it is journaled at its own path, and then undone, as
 * is the work of an arm that lost.
 *
 * <pre>
 *  body ──► DONE
 *    │ failed, or lost against others
 *    ▼
 *  undoing ──► FAILED (or DONE, for one that lost)
 *    └───────► fatal: an undo gave up
 * </pre>
 */
final class ArmFrame extends Frame {
  static final String NOT_UNDONE = "CompensationFailed";

  private final Path path;
  private final BlockFrame body;
  private final Deeds deeds = new Deeds();
  private Optional<Failure> failure = Optional.empty();
  private Optional<Compensation> undoing = Optional.empty();
  private Progress state = Progress.OPEN;

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
    var progress = body.enter();
    var verdict = course().outcomes().earlier(path).stream().findFirst();
    if (verdict.isPresent()) {
      body.closedBefore();
      return undo(verdict.get());
    }
    return state = progress;
  }

  private Progress undo(JournalRow verdict) {
    failure = verdict.failure();
    return undo(verdict.sequence());
  }

  private Progress undo(long turned) {
    var compensation = new Compensation(course(), Optional.of(this), deeds, turned);
    undoing = Optional.of(compensation);
    var progress = compensation.enter();
    return state = progress.ended() ? undone(compensation) : Progress.OPEN;
  }

  private Progress undone(Compensation compensation) {
    if (compensation.gaveUp()) {
      var message = "not everything that '" + path + "' had done could be undone";
      return Progress.fatal(new Failure(NOT_UNDONE, message, path.toString(), ""));
    }
    deeds.done().clear();
    return failure.map(Progress::failed).orElse(Progress.DONE);
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    if (undoing.isPresent()) {
      return state = undone(undoing.get());
    }
    if (!how.hasFailed() || how.fatal()) {
      return state = how;
    }
    var attempt = new Decision.Attempt(path, 1, Kind.VERDICT, decision.at());
    return undo(
        decision.ended(attempt, Outcome.FAILED, how.failure().orElseThrow(), Optional.empty()));
  }

  /**
   * Others won: ends what is open and undoes what was done.
   *
   * @param verdict the place of the row that says so
   */
  Progress lose(long verdict, Decision decision) {
    if (undoing.isPresent()) {
      return state;
    }
    body.close(decision);
    return undo(verdict);
  }

  /** As {@link #lose}, when the journal says so. */
  Progress lostBefore(long verdict) {
    if (undoing.isPresent()) {
      return state;
    }
    body.closedBefore();
    return undo(verdict);
  }

  /** What was done here counts as done around it. */
  void handOver() {
    parentDeeds().takeOver(deeds);
  }

  @Override
  void close(Decision decision) {
    if (undoing.isEmpty()) {
      body.close(decision);
    } else if (!state.ended()) {
      undoing.get().close(decision);
    }
    handOver();
  }

  @Override
  void closedBefore() {
    if (undoing.isEmpty()) {
      body.closedBefore();
    } else if (!state.ended()) {
      undoing.get().closedBefore();
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
