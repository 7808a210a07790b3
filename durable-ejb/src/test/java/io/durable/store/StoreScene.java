package io.durable.store;

import io.durable.Caller;
import io.durable.Failure;
import io.durable.StartOptions;
import io.durable.Status;
import io.durable.WaitKind;
import io.durable.model.Checkpoint;
import io.durable.model.Checkpoint.Move;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.model.NewExecution;
import io.durable.model.Snapshot;
import io.durable.model.WaitRow;
import io.durable.plan.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The words in which the contract of the store is told: short ways to starts, claims and rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreScene {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  static final Caller ANNA = Caller.trusted("anna");
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Set<String> QUEUES = Set.of("default");

  static final Duration GRACE = Duration.ofMinutes(5);

  /** Declares others dead, and owns nothing itself. */
  static final UUID HEIR = UUID.randomUUID();

  private Ground ground;
  Store store;
  UUID node;

  /** A new and empty one. */
  abstract Ground newGround();

  @BeforeAll
  void open() {
    ground = newGround();
    store = ground.store();
  }

  @AfterAll
  void close() {
    ground.close();
  }

  /** Each test has a plan of its own, so that it claims nothing of another. */
  String plan;

  @BeforeEach
  void aNewPlanAndALivingNode() {
    plan = "plan-" + UUID.randomUUID();
    tx(
        () -> {
          store.savePlan(plan, "orders", "{}");
          return null;
        });
    node = newNode();
  }

  Ground ground() {
    return ground;
  }

  <T> T tx(Callable<T> work) {
    return ground.tx(work);
  }

  void run(Runnable work) {
    tx(
        () -> {
          work.run();
          return null;
        });
  }

  UUID newNode() {
    var id = UUID.randomUUID();
    run(() -> store.register(id, "test", Set.of(plan)));
    return id;
  }

  /** The executions of this test's plan. */
  Map<JsonNode, Set<String>> ours(JsonNode payload) {
    return Map.of(payload, Set.of(plan));
  }

  NewExecution start(StartOptions options) {
    return new NewExecution(
        UUID.randomUUID(), "orders", plan, JSON.objectNode().put("total", 7), "hash", options);
  }

  UUID started(StartOptions options) {
    var start = start(options);
    tx(() -> store.insert(start));
    return start.id();
  }

  UUID started() {
    return started(StartOptions.none());
  }

  List<Claimed> claims(UUID by, int limit) {
    return tx(() -> store.claim(by, Set.of(plan), QUEUES, limit));
  }

  List<Claimed> claimsOf(UUID execution) {
    return tx(() -> store.claimThese(node, Set.of(plan), QUEUES, List.of(execution)));
  }

  Claim claimed(UUID execution) {
    return claimsOf(execution).get(0).claim();
  }

  Claim running() {
    return claimed(started());
  }

  Instant now() {
    return tx(store::now).truncatedTo(ChronoUnit.MICROS);
  }

  JournalRow row(String path, int attempt, long sequence, Outcome outcome) {
    var at = now();
    var done = outcome == Outcome.COMPLETED;
    return new JournalRow(
        Path.parse(path),
        attempt,
        sequence,
        Kind.STEP,
        outcome,
        done ? Optional.of(JSON.stringNode(path)) : Optional.empty(),
        done ? Optional.empty() : Optional.of(failure()),
        Optional.empty(),
        at,
        at);
  }

  JournalRow completed(String path, long sequence) {
    return row(path, 1, sequence, Outcome.COMPLETED);
  }

  static Failure failure() {
    return new Failure("java.io.IOException", "no route", "charge", "stack");
  }

  WaitRow wait(String path, WaitKind kind) {
    return new WaitRow(
        UUID.randomUUID(),
        Path.parse(path),
        kind,
        path,
        "Ship it?",
        Optional.of(JSON.nullNode()),
        JSON.objectNode().put("type", "object"),
        List.of(),
        List.of("risk"),
        Optional.empty(),
        Optional.empty(),
        now());
  }

  static WaitRow correlated(WaitRow wait, String key) {
    return new WaitRow(
        wait.id(),
        wait.path(),
        wait.kind(),
        wait.signal(),
        wait.prompt(),
        wait.show(),
        wait.schema(),
        wait.options(),
        wait.roles(),
        Optional.of(key),
        wait.deadline(),
        wait.openedAt());
  }

  static Checkpoint rows(Claim claim, JournalRow... rows) {
    return new Checkpoint(claim, List.of(rows), List.of(), Map.of(), List.of(), Optional.empty());
  }

  static Checkpoint opens(Claim claim, WaitRow... waits) {
    return new Checkpoint(claim, List.of(), List.of(waits), Map.of(), List.of(), Optional.empty());
  }

  static Checkpoint closes(Claim claim, UUID wait, WaitRow.State state) {
    return new Checkpoint(
        claim, List.of(), List.of(), Map.of(wait, state), List.of(), Optional.empty());
  }

  static Checkpoint consumes(Claim claim, List<Long> inbox) {
    return new Checkpoint(claim, List.of(), List.of(), Map.of(), inbox, Optional.empty());
  }

  static Checkpoint moves(Claim claim, Move move) {
    return new Checkpoint(claim, List.of(), List.of(), Map.of(), List.of(), Optional.of(move));
  }

  static Move parked(int kept) {
    return new Move.Park(Status.WAITING, Optional.empty(), kept);
  }

  static Move finished() {
    return new Move.Finish(
        Status.COMPLETED, Optional.of(JSON.stringNode("done")), Optional.empty());
  }

  /** Writes and commits, or rolls back when it was refused. */
  Store.Written written(Checkpoint checkpoint) {
    try {
      return tx(
          () -> {
            var how = store.write(checkpoint);
            if (how != Store.Written.WRITTEN) {
              throw new Refused(how);
            }
            return how;
          });
    } catch (Refused e) {
      return e.how;
    }
  }

  /** Rolls a transaction back. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final Store.Written how;

    Refused(Store.Written how) {
      this.how = how;
    }
  }

  /** An execution that is parked with one open wait. */
  UUID parkedWith(WaitRow wait, StartOptions options) {
    var claim = claimed(started(options));
    written(
        new Checkpoint(
            claim, List.of(), List.of(wait), Map.of(), List.of(), Optional.of(parked(0))));
    return claim.execution();
  }

  UUID parkedWith(WaitRow wait) {
    return parkedWith(wait, StartOptions.none());
  }

  Snapshot load(UUID execution) {
    return tx(() -> store.load(execution));
  }

  Status status(UUID execution) {
    return tx(() -> store.find(execution)).orElseThrow().status();
  }

  JsonNode text(String text) {
    return JSON.stringNode(text);
  }
}
