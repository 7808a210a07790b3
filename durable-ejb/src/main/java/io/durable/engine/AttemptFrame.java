package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A frame whose outcome is that of user code, tried once or several times.
 *
 * <pre>
 *             ┌── retryAt ◄── failed, to be tried again ──┐
 *             ▼                                           │
 * activate ──► runs ── outcome ───────────────────────────┼──► DONE
 *                                                         └──► FAILED, for good
 * </pre>
 */
abstract sealed class AttemptFrame extends Frame
    permits StepFrame, BranchFrame, RoundFrame, UndoFrame {
  static final String CANCELLED = "Cancelled";
  private static final String CUT_OFF =
      "it was cut off: the execution was cancelled or failed, or its block was decided without it";

  private final Path path;
  private final Kind kind;
  private Attempts attempts;
  private boolean ended;

  AttemptFrame(Course course, Optional<Frame> parent, Path path, Kind kind) {
    super(course, parent);
    this.path = path;
    this.kind = kind;
  }

  /** The durable address, which is also that of its rows. */
  Path path() {
    return path;
  }

  Attempts attempts() {
    return attempts;
  }

  /** What the worker is asked to do. */
  abstract Change.Work work(int attempt);

  /** What the user code is called with. */
  abstract List<Object> arguments() throws Exception;

  /** By what it chooses; user code, hence asked for by the worker. */
  JsonNode subject() throws Exception {
    throw new IllegalStateException("'" + path + "' chooses nothing");
  }

  /** The subject is known. */
  Progress evaluated(Event.Evaluated event, Decision decision) {
    throw new IllegalStateException("'" + path + "' chooses nothing");
  }

  /** A row was written at its path. */
  void journaled(JournalRow row) {}

  /** It ended for good, with or without success; told once, also when the journal says so. */
  void ended(JournalRow last) {}

  @Override
  Progress enter() {
    var rows = course().outcomes().earlier(path);
    attempts = new Attempts(rows);
    if (rows.isEmpty()) {
      course().frontier().add(this);
      return Progress.OPEN;
    }
    var last = rows.get(rows.size() - 1);
    if (last.outcome() == Outcome.COMPLETED) {
      end(last);
      return completedBefore(last);
    }
    if (last.finalFailure()) {
      end(last);
      return Progress.failed(last.failure().orElseThrow());
    }
    course().frontier().add(this);
    return Progress.OPEN;
  }

  /** Its outcome is in the journal. */
  Progress completedBefore(JournalRow row) {
    return Progress.DONE;
  }

  @Override
  Progress activate(Decision decision) {
    if (attempts.due(decision.at())) {
      begin(decision);
    } else {
      course().frontier().timers().add(attempts.retryAt().orElseThrow(), this);
    }
    return Progress.OPEN;
  }

  @Override
  Progress elapsed(Decision decision) {
    begin(decision);
    return Progress.OPEN;
  }

  private void begin(Decision decision) {
    decision.work(work(attempts.begin(decision.at())));
    course().frontier().began();
  }

  /** Whether the outcome of this attempt is awaited. */
  boolean awaits(int attempt) {
    return attempts.running() && attempts.number() == attempt;
  }

  /** The running attempt completed. */
  JournalRow completed(JsonNode value, Instant startedAt, Decision decision) {
    var row = decision.completed(attempt(startedAt), value);
    journaled(row);
    course().frontier().stopped();
    attempts.end(Optional.empty());
    end(row);
    return row;
  }

  /** The running attempt failed. */
  Progress failed(
      Outcome outcome,
      Failure failure,
      Optional<Instant> retryAt,
      Instant startedAt,
      Decision decision) {
    var row = decision.ended(attempt(startedAt), outcome, failure, retryAt);
    journaled(row);
    course().frontier().stopped();
    attempts.end(retryAt);
    if (retryAt.isPresent()) {
      return activate(decision);
    }
    end(row);
    return Progress.failed(failure);
  }

  private Decision.Attempt attempt(Instant startedAt) {
    return new Decision.Attempt(path, attempts.number(), kind, startedAt);
  }

  private void end(JournalRow last) {
    ended = true;
    course().frontier().remove(this);
    ended(last);
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    throw new IllegalStateException("'" + path + "' has nothing inside");
  }

  @Override
  void close(Decision decision) {
    if (ended) {
      return;
    }
    if (attempts.running() && decision.withdraw(path)) {
      // It was asked for by this very decision: nobody has begun it.
      attempts.stop();
      course().frontier().stopped();
    }
    if (attempts.running()) {
      var row = cancelled(decision);
      course().frontier().stopped();
      attempts.end(Optional.empty());
      end(row);
      decision.work(new Change.Interrupt(path));
      return;
    }
    closeIdle(decision);
  }

  /** Ends it while no attempt runs. */
  void closeIdle(Decision decision) {
    ended = true;
    course().frontier().remove(this);
  }

  /** Journals that the attempt was cut off. */
  JournalRow cancelled(Decision decision) {
    var since = attempts.running() ? attempts.beganAt() : decision.at();
    var failure = new Failure(CANCELLED, CUT_OFF, path.toString(), "");
    var row = decision.ended(attempt(since), Outcome.CANCELLED, failure, Optional.empty());
    journaled(row);
    return row;
  }

  @Override
  void closedBefore() {
    if (!ended) {
      ended = true;
      course().frontier().remove(this);
    }
  }
}
