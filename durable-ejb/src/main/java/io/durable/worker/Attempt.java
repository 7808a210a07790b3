package io.durable.worker;

import io.durable.boundary.UserCode;
import io.durable.boundary.UserFailed;
import io.durable.engine.Change;
import io.durable.engine.Event;
import io.durable.model.JournalRow;
import io.durable.plan.Path;
import io.durable.spi.StepScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * One attempt of user code.
 *
 * <pre>
 *   QUEUED ──► RUNNING ──► SETTLING ──► ENDED
 *     │           │            │
 *     └───────────┴────────────┴──────► CUT     its outcome was decided by somebody else: timeout, cancel, loss of the claim
 * </pre>
 *
 * A cut attempt that runs is interrupted; code that ignores that runs on, and what it brings then
 * is refused.
 */
final class Attempt implements UserCode {
  private final Run run;
  private final Attempts attempts;
  private final Task task;
  private State state = State.QUEUED;
  private int tries;
  private Optional<Thread> thread = Optional.empty();
  private Timers.Appointment timeout = Timers.Appointment.NONE;
  private Instant startedAt = Instant.EPOCH;
  private long startedNanos;

  private enum State {
    QUEUED,
    RUNNING,
    SETTLING,
    ENDED,
    CUT
  }

  Attempt(Run run, Attempts attempts, Task task) {
    this.run = run;
    this.attempts = attempts;
    this.task = task;
  }

  Task task() {
    return task;
  }

  Path path() {
    return task.path();
  }

  boolean is(Change.Work work) {
    return task.work().equals(work);
  }

  /** False when there is nothing to be run any more. */
  synchronized boolean begin() {
    if (state != State.QUEUED) {
      return false;
    }
    state = State.RUNNING;
    tries++;
    startedAt = run.services().clock().instant();
    startedNanos = System.nanoTime();
    thread = Optional.of(Thread.currentThread());
    var began = tries;
    longest().ifPresent(time -> timeout = run.services().timers().after(time, () -> expire(began)));
    return true;
  }

  /**
   * Runs the code and says what came of it; the code's transaction, if any, is the caller's
   * business.
   */
  @Override
  public Event run() throws UserFailed {
    try {
      return succeeded(within(() -> run.invoke(task)));
    } catch (Exception | Error e) {
      throw new UserFailed(e);
    } finally {
      leaveCode();
    }
  }

  private <T> T within(Callable<T> code) throws Exception {
    var context = new Context(run.execution(), task.path(), task.attempt());
    return run.services().surroundings().call(run.workflow(), () -> StepScope.call(context, code));
  }

  /** From here on the thread does the engine's work, which must not be interrupted. */
  private synchronized void leaveCode() {
    thread = Optional.empty();
    Thread.interrupted();
    timeout.cancel();
    if (state == State.RUNNING) {
      state = State.SETTLING;
    }
  }

  private Event succeeded(JsonNode value) {
    var at = run.services().clock().instant();
    if (task.work() instanceof Change.EvaluateChoice) {
      return new Event.Evaluated(task.path(), value, startedAt, at);
    }
    return new Event.Succeeded(task.path(), task.attempt(), value, startedAt, at);
  }

  /** What is journaled of a failure, with the decision to try again. */
  Event failed(Throwable thrown) {
    var at = run.services().clock().instant();
    return new Event.Failed(
        task.path(),
        task.attempt(),
        outOfTime(thrown) ? JournalRow.Outcome.TIMED_OUT : JournalRow.Outcome.FAILED,
        Failures.capture(thrown, task.path()),
        Verdict.of(task.retry(), task.attempt(), thrown).map(at::plus),
        startedAt,
        at);
  }

  /** What is journaled when not even the failure could be. */
  Event failedShortly(String type, String message) {
    return new Event.Failed(
        task.path(),
        task.attempt(),
        JournalRow.Outcome.FAILED,
        Failures.diagnosis(type, task.path(), message),
        Optional.empty(),
        startedAt,
        run.services().clock().instant());
  }

  /** What is journaled of a result that came after the attempt had been cut off. */
  Event late(Event.Succeeded result) {
    return new Event.CameLate(
        result.path(), result.attempt(), result.value(), result.startedAt(), result.at());
  }

  private boolean outOfTime(Throwable thrown) {
    // The manager rolls back when the time is up; what the code then throws is a consequence of
    // that.
    return thrown instanceof OutOfTime
        || (task.transactional() && elapsed().compareTo(transactionTimeout()) >= 0);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** Its timeout; one that holds a transaction has one in any case. */
  private Optional<Duration> longest() {
    return task.timeout()
        .or(
            () ->
                task.transactional()
                    ? Optional.of(run.services().settings().stepTimeout())
                    : Optional.empty());
  }

  /**
   * Of a transactional attempt; a second longer than its own timeout, which should be the one that
   * is heard of.
   */
  Duration transactionTimeout() {
    return longest().orElseThrow().plusSeconds(1);
  }

  /**
   * The watchdog: ends the attempt whatever its code does.
   *
   * @param began which try it watches; one that begins again has a watchdog of its own
   */
  private void expire(int began) {
    var outOfTime = new OutOfTime(longest().orElseThrow());
    synchronized (this) {
      // Where the code is now says more than where the watchdog is.
      thread.ifPresent(running -> outOfTime.setStackTrace(running.getStackTrace()));
    }
    attempts.settle(new Expiry(began), failed(outOfTime));
  }

  /** An attempt that is ended from outside while its code runs. */
  private final class Expiry implements UserCode {
    private final int began;

    Expiry(int began) {
      this.began = began;
    }

    @Override
    public Event run() {
      throw new IllegalStateException("the code runs already");
    }

    @Override
    public boolean cutOff() {
      synchronized (Attempt.this) {
        return state != State.RUNNING || tries != began;
      }
    }

    @Override
    public void ended() {
      Log.info(run.line(task, "timed out"));
      attempts.forget(Attempt.this);
      cut();
    }
  }

  private static final class OutOfTime extends TimeoutException {
    private static final long serialVersionUID = 1L;

    OutOfTime(Duration time) {
      super("no outcome within " + time);
    }
  }

  /** Ends it from outside; interrupts its code. */
  synchronized void cut() {
    if (state == State.ENDED) {
      return;
    }
    state = State.CUT;
    timeout.cancel();
    thread.ifPresent(Thread::interrupt);
  }

  @Override
  public synchronized boolean cutOff() {
    return state == State.CUT;
  }

  @Override
  public void ended() {
    synchronized (this) {
      state = State.ENDED;
    }
    attempts.forget(this);
  }

  /** Back into the queue: the try did not count. */
  synchronized boolean requeue() {
    if (state == State.CUT) {
      return false;
    }
    state = State.QUEUED;
    return true;
  }

  /** Drops it when it has not begun. */
  synchronized boolean dropQueued() {
    if (state != State.QUEUED) {
      return false;
    }
    state = State.CUT;
    return true;
  }
}
