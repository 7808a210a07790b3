package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.StepNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A step, and all that is known of what its attempts may have done.
 *
 * <p>An external attempt that was cut off (timeout, cancel, crash) may have happened all the same:
 * it is in doubt until an attempt completes. A late result says what it did.
 */
final class StepFrame extends AttemptFrame implements Deed {
  private final StepNode node;
  private final Scope scope;
  private final boolean met;
  private final Set<Integer> lateAttempts = new HashSet<>();
  private boolean completed;
  private boolean doubtful;
  private long lastSequence;
  private long lateSequence;
  private Optional<JsonNode> late = Optional.empty();

  StepFrame(Course course, Optional<Frame> parent, StepNode node, Scope scope) {
    super(course, parent, scope.occurrenceOf(node.path()), Kind.STEP);
    this.node = node;
    this.scope = scope;
    this.met = course.building();
  }

  StepNode node() {
    return node;
  }

  Scope scope() {
    return scope;
  }

  @Override
  Change.Work work(int attempt) {
    return new Change.RunStep(path(), attempt);
  }

  @Override
  List<Object> arguments() throws Exception {
    return course().evaluator().values(node.inputs(), scope);
  }

  @Override
  Progress enter() {
    if (node.external()) {
      course().frontier().external(this);
      course().outcomes().earlier(path().doubt()).forEach(this::journaled);
      course().outcomes().earlier(path().late()).forEach(this::lateResult);
    }
    course().outcomes().earlier(path()).forEach(this::journaled);
    return super.enter();
  }

  @Override
  void journaled(JournalRow row) {
    lastSequence = Math.max(lastSequence, row.sequence());
    doubtful |= row.outcome() == Outcome.TIMED_OUT || row.outcome() == Outcome.CANCELLED;
  }

  /** Begins; but first it keeps that a dead owner may have begun already. */
  @Override
  Progress activate(Decision decision) {
    if (cutOffByCrash() && attempts().due(decision.at()) && node.undo().inDoubt()) {
      var known = course().outcomes().earlier(path().doubt());
      if (known.stream().noneMatch(row -> row.attempt() == attempts().number())) {
        journaled(doubt(decision));
      }
    }
    return super.activate(decision);
  }

  /** Whether the attempt at the frontier may have been begun by an owner that died. */
  private boolean cutOffByCrash() {
    return met && course().takenOver() && node.external();
  }

  private JournalRow doubt(Decision decision) {
    return decision.ended(
        new Decision.Attempt(path().doubt(), attempts().number(), Kind.LATE, decision.at()),
        Outcome.CANCELLED,
        new Failure(
            "CutOff", "a crash cut off this attempt; it may have happened", path().toString(), ""),
        Optional.empty());
  }

  @Override
  void ended(JournalRow last) {
    completed = last.outcome() == Outcome.COMPLETED;
    deed();
  }

  @Override
  void closeIdle(Decision decision) {
    if (cutOffByCrash() && attempts().due(decision.at())) {
      // Nobody runs it here, but the owner that died may have: the verdict on that attempt is a row
      // of its own.
      ended(cancelled(decision));
    } else if (doubtful) {
      deed();
    }
    super.closeIdle(decision);
  }

  @Override
  void closedBefore() {
    if (!hasEnded() && doubtful) {
      deed();
    }
    super.closedBefore();
  }

  /** It may have to be undone. */
  private void deed() {
    if (node.undo().present()) {
      deeds().add(this);
    }
  }

  @Override
  public boolean undoable(long known) {
    return remedy(known).isPresent();
  }

  @Override
  public UndoFrame undoing(Compensation compensation, long known) {
    var form = remedy(known).or(() -> remedy(Long.MAX_VALUE)).orElseThrow();
    return new UndoFrame(course(), compensation, this, form);
  }

  @Override
  public long sequence() {
    return lastSequence;
  }

  /** A result came after its attempt had been cut off. */
  boolean cameLate(Event.CameLate event, Decision decision) {
    if (awaits(event.attempt())
        || event.attempt() > attempts().number()
        || lateAttempts.contains(event.attempt())) {
      return false;
    }
    lateResult(
        decision.completed(
            new Decision.Attempt(path().late(), event.attempt(), Kind.LATE, event.startedAt()),
            event.value()));
    deeds().cameLate(this);
    return true;
  }

  private void lateResult(JournalRow row) {
    lateAttempts.add(row.attempt());
    // Two attempts with one idempotency key did one thing: the first answer stands for both.
    if (late.isEmpty()) {
      late = row.value();
      lateSequence = row.sequence();
    }
  }

  /**
   * Which compensation is due, if any.
   *
   * @param until late results that were journaled later than this are not looked at
   */
  Optional<Change.UndoForm> remedy(long until) {
    if (completed) {
      return withResult();
    }
    if (!node.external()) {
      return Optional.empty();
    }
    var knownLate = late.isPresent() && lateSequence <= until;
    if (knownLate && withResult().isPresent()) {
      return withResult();
    }
    return (doubtful || knownLate) && node.undo().inDoubt()
        ? Optional.of(Change.UndoForm.IN_DOUBT)
        : Optional.empty();
  }

  private Optional<Change.UndoForm> withResult() {
    return switch (node.undo().completed()) {
      case NONE -> Optional.empty();
      case WITH_RESULT -> Optional.of(Change.UndoForm.WITH_RESULT);
      case WITH_INPUTS -> Optional.of(Change.UndoForm.WITH_INPUTS);
    };
  }

  /** What the step did, for its undo: its result, else the one that came late. */
  Object resultToUndo() {
    var result = course().outcomes().value(path()).or(() -> late).orElseThrow();
    return course().evaluator().decode(result, node.path());
  }
}
