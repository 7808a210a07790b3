package io.durable.rehearsal;

import io.durable.Caller;
import io.durable.ExecutionDetail;
import io.durable.ExecutionDetail.JournalEntry;
import io.durable.Failure;
import io.durable.OpenWait;
import io.durable.Status;
import io.durable.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One execution of a rehearsal. What changes it runs on until everything waits or has ended, and
 * gives the same execution, so that calls can be strung together.
 *
 * @param <O> the result of its workflow
 */
public final class Rehearsed<O> {
  private static final String ANYBODY = "rehearsal";

  private final Stage stage;
  private final UUID id;
  private final Class<? extends Workflow<?, O>> workflow;

  Rehearsed(Stage stage, UUID id, Class<? extends Workflow<?, O>> workflow) {
    this.stage = stage;
    this.id = id;
    this.workflow = workflow;
  }

  /** The execution's id. */
  public UUID id() {
    return id;
  }

  /** Where it stands. */
  public Status status() {
    return detail().execution().status();
  }

  /**
   * Its result.
   *
   * @throws IllegalStateException it has none; the message tells its story
   */
  public O result() {
    if (status() != Status.COMPLETED) {
      throw new IllegalStateException("it has no result: " + this);
    }
    return stage.client().await(id, workflow, Duration.ofSeconds(1));
  }

  /**
   * Why it failed.
   *
   * @throws IllegalStateException it did not; the message tells its story
   */
  public Failure failure() {
    return detail()
        .failure()
        .orElseThrow(() -> new IllegalStateException("it has not failed: " + this));
  }

  /** The paths of the steps that completed, in that order. */
  public List<String> done() {
    return completed("STEP").map(JournalEntry::path).toList();
  }

  /** The paths of the steps that were undone, in that order. */
  public List<String> undone() {
    return completed("UNDO").map(row -> row.path().replace(Script.UNDO, "")).toList();
  }

  private Stream<JournalEntry> completed(String kind) {
    return detail().journal().stream()
        .filter(row -> row.kind().equals(kind) && row.outcome().equals("COMPLETED"));
  }

  /** How many attempts of this path have an outcome. */
  public int attempts(String path) {
    return (int) detail().journal().stream().filter(row -> row.path().equals(path)).count();
  }

  /** The paths of its open waits, in the order in which they were opened. */
  public List<String> waits() {
    return detail().waits().stream().map(OpenWait::path).toList();
  }

  /**
   * The open wait at this path.
   *
   * @throws IllegalStateException none is open there; the message tells its story
   */
  public OpenWait wait(String path) {
    return detail().waits().stream()
        .filter(open -> open.path().equals(path))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing waits at '%s': %s".formatted(path, this)));
  }

  /** All that is known of it. */
  public ExecutionDetail detail() {
    return stage.client().get(id);
  }

  /** Approves, as somebody who holds every role. */
  public Rehearsed<O> approve(String path) {
    return approve(path, Caller.trusted(ANYBODY), "");
  }

  /** Approves as this caller, whose roles are held against those that the wait asks for. */
  public Rehearsed<O> approve(String path, Caller by, String comment) {
    var wait = wait(path).id();
    return after(() -> stage.client().approve(wait, by, comment));
  }

  /** Rejects, as somebody who holds every role. */
  public Rehearsed<O> reject(String path, String comment) {
    return reject(path, Caller.trusted(ANYBODY), comment);
  }

  /** Rejects as this caller, whose roles are held against those that the wait asks for. */
  public Rehearsed<O> reject(String path, Caller by, String comment) {
    var wait = wait(path).id();
    return after(() -> stage.client().reject(wait, by, comment));
  }

  /** Answers an input or a choice. */
  public Rehearsed<O> answer(String path, Object value) {
    var wait = wait(path).id();
    return after(() -> stage.client().answer(wait, value, Caller.trusted(ANYBODY)));
  }

  /** Sends it an event, which may come before its wait. */
  public Rehearsed<O> event(String name, Object payload) {
    return after(() -> stage.client().sendEvent(id, name, payload, Optional.empty()));
  }

  /** Cancels it. */
  public Rehearsed<O> cancel(String reason) {
    return after(() -> stage.client().cancel(id, reason, Caller.trusted(ANYBODY)));
  }

  private Rehearsed<O> after(Runnable call) {
    call.run();
    stage.untilNothingMoves();
    return this;
  }

  /** Lets time pass, for all executions. */
  public Rehearsed<O> pass(Duration time) {
    stage.pass(time);
    return this;
  }

  /**
   * Moves the clock from one due time to the next until it has ended: sleeps end, retries are made,
   * deadlines expire.
   *
   * @throws IllegalStateException it waits for something that only the test can give; the message
   *     says for what
   */
  public Rehearsed<O> finish() {
    stage.untilNothingMoves();
    while (!status().terminal()) {
      if (!stage.passToNextDue()) {
        throw new IllegalStateException("it waits and no time is left to pass: " + this);
      }
    }
    return this;
  }

  /** Its story: status, journal, open waits. */
  @Override
  public String toString() {
    var seen = detail();
    var journal =
        seen.journal().stream()
            .map(
                row ->
                    "  %s %d %s%s"
                        .formatted(
                            row.path(),
                            row.attempt(),
                            row.outcome(),
                            row.failure()
                                .map(why -> " " + why.type() + ": " + why.message())
                                .orElse("")))
            .collect(Collectors.joining("\n"));
    return "%s %s, waits for %s%s%n%s"
        .formatted(
            seen.execution().workflow(),
            seen.execution().status(),
            waits(),
            seen.failure()
                .map(
                    why ->
                        ", failed at '%s' with %s: %s"
                            .formatted(why.path(), why.type(), why.message()))
                .orElse(""),
            journal);
  }
}
