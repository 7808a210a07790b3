package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.WaitRow;
import io.durable.plan.Path;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A frame that waits for somebody or for a time, and costs one row meanwhile. */
abstract sealed class WaitingFrame extends Frame permits WaitFrame, SleepFrame {
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Path path;
  private final UUID id;
  private Optional<WaitRow> open = Optional.empty();
  private boolean ended;

  WaitingFrame(Course course, Optional<Frame> parent, Path path) {
    super(course, parent);
    this.path = path;
    this.id = idOf(course.execution(), path);
  }

  /**
   * The id of the wait at this path: the same however often it is asked for, so that an answer
   * finds its wait after a crash. The first half is the execution's, which keeps the waits of an
   * execution together and in order of time.
   */
  private static UUID idOf(UUID execution, Path path) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((execution + "/" + path).getBytes(StandardCharsets.UTF_8));
      var half = ByteBuffer.wrap(digest.digest()).getLong();
      return new UUID(execution.getMostSignificantBits(), (half >>> 2) | Long.MIN_VALUE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  UUID id() {
    return id;
  }

  Path path() {
    return path;
  }

  /** Evaluates what the wait asks and until when. */
  abstract WaitRow question(Instant at) throws Exception;

  /** What it is worth when its time has come; empty when that fails it. */
  abstract Optional<JsonNode> expired() throws Exception;

  /** Makes it known to the frontier, or takes it out. */
  abstract void known(boolean yes);

  /** A signal that was there before the wait: takes and journals it. */
  abstract Optional<Progress> answerAtHand(Decision decision);

  @Override
  Progress enter() {
    var rows = course().outcomes().earlier(path);
    if (!rows.isEmpty()) {
      ended = true;
      var row = rows.get(0);
      return row.outcome() == Outcome.COMPLETED
          ? Progress.DONE
          : Progress.failed(row.failure().orElseThrow());
    }
    open = course().earlierWait(id);
    known(true);
    return Progress.OPEN;
  }

  @Override
  Progress activate(Decision decision) {
    var answer = answerAtHand(decision);
    return answer.isPresent() ? answer.get() : ask(decision);
  }

  // catch: what a wait shows and asks is user code
  private Progress ask(Decision decision) {
    WaitRow question;
    try {
      question = open.isPresent() ? open.get() : storable(question(decision.at()));
    } catch (Throwable thrown) {
      return fail(Outcome.FAILED, Thrown.failure(thrown, path), decision.at(), decision);
    }
    if (question.deadline().filter(time -> !time.isAfter(decision.at())).isPresent()) {
      return expire(question.openedAt(), decision);
    }
    if (open.isEmpty()) {
      decision.open(question);
      open = Optional.of(question);
    }
    question.deadline().ifPresent(time -> course().frontier().timers().add(time, this));
    return Progress.OPEN;
  }

  /** Later than this no database needs to wake anybody; PostgreSQL cannot much later. */
  private static WaitRow storable(WaitRow question) {
    question
        .deadline()
        .filter(LATEST::isBefore)
        .ifPresent(
            time -> {
              throw new IllegalArgumentException("a wait cannot last until " + time);
            });
    return question;
  }

  @Override
  Progress elapsed(Decision decision) {
    return expire(openedAt(decision), decision);
  }

  // catch: the value for later is decoded and encoded by its type
  private Progress expire(Instant since, Decision decision) {
    open.ifPresent(wait -> decision.close(id, WaitRow.State.EXPIRED));
    try {
      var value = expired();
      return value.isPresent()
          ? complete(value.get(), since, decision)
          : fail(Outcome.TIMED_OUT, tooLate(), since, decision);
    } catch (Throwable thrown) {
      return fail(Outcome.FAILED, Thrown.failure(thrown, path), since, decision);
    }
  }

  private Failure tooLate() {
    return new Failure(WaitFrame.EXPIRED, "nobody answered within the time", path.toString(), "");
  }

  Instant openedAt(Decision decision) {
    return open.map(WaitRow::openedAt).orElse(decision.at());
  }

  /** Whether the store holds it as an open wait. */
  boolean open() {
    return open.isPresent();
  }

  Progress complete(JsonNode value, Instant since, Decision decision) {
    end();
    decision.completed(new Decision.Attempt(path, 1, Kind.WAIT, since), value);
    return Progress.DONE;
  }

  private Progress fail(Outcome outcome, Failure failure, Instant since, Decision decision) {
    end();
    decision.ended(
        new Decision.Attempt(path, 1, Kind.WAIT, since), outcome, failure, Optional.empty());
    return Progress.failed(failure);
  }

  private void end() {
    ended = true;
    known(false);
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    throw new IllegalStateException("'" + path + "' has nothing inside");
  }

  @Override
  void close(Decision decision) {
    if (!ended) {
      open.ifPresent(wait -> decision.close(id, WaitRow.State.CLOSED));
      end();
    }
  }

  @Override
  void closedBefore() {
    if (!ended) {
      end();
    }
  }
}
