package io.durable.store;

import io.durable.BusinessKeyTaken;
import io.durable.Caller;
import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionEnded;
import io.durable.ExecutionQuery;
import io.durable.IdempotencyConflict;
import io.durable.OpenWait;
import io.durable.Page;
import io.durable.Status;
import io.durable.UnknownExecution;
import io.durable.UnknownWait;
import io.durable.WaitClosed;
import io.durable.WaitKind;
import io.durable.WaitQuery;
import io.durable.model.Checkpoint;
import io.durable.model.Checkpoint.Move;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import io.durable.model.InboxRow;
import io.durable.model.NewExecution;
import io.durable.model.Snapshot;
import io.durable.model.WaitRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The store in memory, with virtual time. Every verb is atomic by one lock, so each call is a
 * transaction of its own and there is no open transaction to compete with.
 */
public final class MemoryStore implements Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UUID, MemoryExecution> executions = new LinkedHashMap<>();
  private final Map<UUID, Living> nodes = new HashMap<>();
  private final Map<String, String> plans = new HashMap<>();
  private Instant clock;
  private long inboxIds;

  private record Living(Set<String> plans, Instant beatAt) {}

  /** A store whose clock begins at {@code start} and moves by {@link #advance} only. */
  public MemoryStore(Instant start) {
    this.clock = Objects.requireNonNull(start, "start");
  }

  /** Moves the clock. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + by);
    }
    locked(() -> clock = clock.plus(by));
  }

  @Override
  public Instant now() {
    return locked(() -> clock);
  }

  @Override
  public Optional<UUID> insert(NewExecution start) {
    return locked(
        () -> {
          var earlier = earlierStart(start);
          if (earlier.isPresent()) {
            return earlier;
          }
          refuseTakenKey(start);
          executions.put(start.id(), new MemoryExecution(start, clock));
          return Optional.empty();
        });
  }

  private Optional<UUID> earlierStart(NewExecution start) {
    var key = start.options().idempotencyKey();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var earlier =
        executions.values().stream()
            .filter(row -> row.start.workflow().equals(start.workflow()))
            .filter(row -> row.start.options().idempotencyKey().equals(key))
            .findFirst();
    earlier
        .filter(row -> !row.start.bodyHash().equals(start.bodyHash()))
        .ifPresent(
            row -> {
              throw new IdempotencyConflict(
                  key.orElseThrow(),
                  "the idempotency key '"
                      + key.orElseThrow()
                      + "' started "
                      + row.id()
                      + " with another body; use a new key for a new start");
            });
    return earlier.map(MemoryExecution::id);
  }

  private void refuseTakenKey(NewExecution start) {
    var key = start.options().businessKey();
    if (key.isEmpty()) {
      return;
    }
    executions.values().stream()
        .filter(row -> !row.status.terminal())
        .filter(row -> row.start.workflow().equals(start.workflow()))
        .filter(row -> row.start.options().businessKey().equals(key))
        .findFirst()
        .ifPresent(
            row -> {
              throw new BusinessKeyTaken(
                  key.orElseThrow(),
                  "execution "
                      + row.id()
                      + " of "
                      + start.workflow()
                      + " has the business key '"
                      + key.orElseThrow()
                      + "' and has not ended");
            });
  }

  @Override
  public UUID answer(UUID waitId, JsonNode value, Caller by) {
    return locked(
        () -> {
          var execution = holder(waitId);
          var question = execution.questions.get(waitId);
          if (question.state != WaitRow.State.OPEN || execution.status.terminal()) {
            throw new WaitClosed(waitId, "wait " + waitId + " is over: " + question.state);
          }
          question.state = WaitRow.State.ANSWERED;
          put(execution, InboxRow.Kind.ANSWER, Optional.of(waitId), "", value);
          return execution.id();
        });
  }

  @Override
  public boolean event(UUID id, String name, JsonNode payload, Optional<String> eventId) {
    return locked(() -> deliver(unfinished(id), name, payload, eventId));
  }

  private boolean deliver(
      MemoryExecution execution, String name, JsonNode payload, Optional<String> eventId) {
    if (eventId.isPresent() && !execution.eventIds.add(eventId.get())) {
      return false;
    }
    var question = execution.waitingFor(name);
    question.ifPresent(taken -> taken.state = WaitRow.State.ANSWERED);
    put(execution, InboxRow.Kind.EVENT, question.map(taken -> taken.row.id()), name, payload);
    return question.isPresent();
  }

  @Override
  public Set<UUID> eventByKey(String key, String name, JsonNode payload, Optional<String> eventId) {
    return locked(
        () -> {
          var reached = new LinkedHashSet<UUID>();
          for (var execution : executions.values()) {
            var own = execution.start.options().businessKey().filter(key::equals).isPresent();
            var correlated =
                execution
                    .waitingFor(name)
                    .flatMap(question -> question.row.correlation())
                    .filter(key::equals)
                    .isPresent();
            if (!execution.status.terminal() && (own || correlated)) {
              deliver(execution, name, payload, eventId);
              reached.add(execution.id());
            }
          }
          return reached;
        });
  }

  @Override
  public void cancel(UUID id, String reason, Caller by) {
    locked(
        () -> {
          var said =
              JsonNodeFactory.instance.objectNode().put("by", by.name()).put("reason", reason);
          put(unfinished(id), InboxRow.Kind.CANCEL, Optional.empty(), "", said);
          return true;
        });
  }

  private void put(
      MemoryExecution to, InboxRow.Kind kind, Optional<UUID> waitId, String name, JsonNode what) {
    var id = ++inboxIds;
    to.inbox.put(id, new InboxRow(id, kind, waitId, name, what, clock));
  }

  @Override
  public void register(UUID node, String name, Set<String> served) {
    locked(() -> nodes.put(node, new Living(Set.copyOf(served), clock)));
  }

  @Override
  public Optional<Set<Claim>> beat(UUID node) {
    return locked(
        () ->
            Optional.ofNullable(
                    nodes.computeIfPresent(node, (id, old) -> new Living(old.plans(), clock)))
                .map(living -> owned(node)));
  }

  private Set<Claim> owned(UUID node) {
    var claims = new HashSet<Claim>();
    for (var row : executions.values()) {
      if (row.owner.equals(Optional.of(node))) {
        claims.add(new Claim(row.id(), node, row.token));
      }
    }
    return claims;
  }

  @Override
  public void deregister(UUID node) {
    locked(() -> Optional.ofNullable(nodes.remove(node)));
  }

  @Override
  public List<Claimed> claim(UUID node, Set<String> served, Set<String> queues, int limit) {
    return claimWhere(node, served, row -> queues.contains(row.start.options().queue()), limit);
  }

  @Override
  public List<Claimed> claimThese(UUID node, Set<String> served, Collection<UUID> ids) {
    return claimWhere(node, served, row -> ids.contains(row.id()), ids.size());
  }

  private List<Claimed> claimWhere(
      UUID node, Set<String> served, Predicate<MemoryExecution> which, int limit) {
    return locked(
        () ->
            executions.values().stream()
                .filter(row -> row.claimable(served, clock))
                .filter(which)
                .sorted(
                    Comparator.<MemoryExecution>comparingInt(row -> -row.start.options().priority())
                        .thenComparing(row -> row.dueAt.orElseThrow()))
                .limit(limit)
                .map(row -> take(row, node))
                .toList());
  }

  private Claimed take(MemoryExecution row, UUID node) {
    var before = row.status;
    row.owner = Optional.of(node);
    row.token++;
    row.dueAt = Optional.empty();
    if (row.status == Status.PENDING || row.status == Status.WAITING) {
      row.status = Status.RUNNING;
    }
    return new Claimed(
        new Claim(row.id(), node, row.token),
        row.start.workflow(),
        row.start.planHash(),
        before,
        row.start.input(),
        row.takenOver,
        clock);
  }

  @Override
  public boolean release(Claim claim) {
    return locked(
        () -> {
          var row = owned(claim);
          row.ifPresent(this::free);
          return row.isPresent();
        });
  }

  private void free(MemoryExecution row) {
    row.owner = Optional.empty();
    row.dueAt = Optional.of(clock);
  }

  @Override
  public int takeOver(Duration lease) {
    return locked(
        () -> {
          var living = living(lease);
          var orphans =
              executions.values().stream()
                  .filter(row -> row.owner.filter(owner -> !living.contains(owner)).isPresent())
                  .toList();
          orphans.forEach(
              row -> {
                free(row);
                row.takenOver = true;
              });
          nodes.keySet().retainAll(living);
          return orphans.size();
        });
  }

  private Set<UUID> living(Duration lease) {
    var living = new HashSet<UUID>();
    nodes.forEach(
        (id, node) -> {
          if (node.beatAt().plus(lease).isAfter(clock)) {
            living.add(id);
          }
        });
    return living;
  }

  @Override
  public void wake(UUID id) {
    locked(
        () -> {
          Optional.ofNullable(executions.get(id))
              .filter(row -> row.owner.isEmpty() && row.runnable())
              .ifPresent(this::dueNow);
          return true;
        });
  }

  private void dueNow(MemoryExecution row) {
    row.dueAt = row.dueAt.filter(due -> due.isBefore(clock)).or(() -> Optional.of(clock));
  }

  @Override
  public Set<UUID> sweepInbox(UUID node) {
    return locked(
        () -> {
          var owned = new HashSet<UUID>();
          for (var row : executions.values()) {
            if (row.owner.equals(Optional.of(node)) && !row.inbox.isEmpty()) {
              owned.add(row.id());
            } else if (row.owner.isEmpty() && row.runnable() && row.inbox.size() > row.kept) {
              dueNow(row);
            }
          }
          return owned;
        });
  }

  @Override
  public int sweepStranded(Duration lease) {
    return locked(
        () -> {
          var served = new HashSet<String>();
          living(lease).forEach(node -> served.addAll(nodes.get(node).plans()));
          var suspended = 0;
          for (var row : executions.values()) {
            if (served.contains(row.start.planHash())) {
              row.heldStatus.ifPresent(status -> unstrand(row, status));
            } else if (row.owner.isEmpty() && row.runnable() && row.status != Status.RUNNING) {
              strand(row);
              suspended++;
            }
          }
          return suspended;
        });
  }

  private static void strand(MemoryExecution row) {
    row.heldStatus = Optional.of(row.status);
    row.status = Status.SUSPENDED;
    row.reason = Optional.of("stranded: no living node serves the plan " + row.start.planHash());
  }

  private void unstrand(MemoryExecution row, Status status) {
    row.status = status;
    row.heldStatus = Optional.empty();
    row.reason = Optional.empty();
    row.dueAt = Optional.of(clock);
  }

  @Override
  public Optional<Instant> nextDue(Set<String> served, Set<String> queues) {
    return locked(
        () ->
            executions.values().stream()
                .filter(row -> row.owner.isEmpty() && row.runnable())
                .filter(row -> served.contains(row.start.planHash()))
                .filter(row -> queues.contains(row.start.options().queue()))
                .flatMap(row -> row.dueAt.stream())
                .min(Comparator.naturalOrder()));
  }

  @Override
  public Snapshot load(UUID id) {
    return locked(() -> existing(id).snapshot());
  }

  @Override
  public Written write(Checkpoint checkpoint) {
    return locked(() -> tryWrite(checkpoint));
  }

  private Written tryWrite(Checkpoint checkpoint) {
    var owned = owned(checkpoint.claim());
    if (owned.isEmpty()) {
      return Written.CLAIM_LOST;
    }
    var row = owned.get();
    if (checkpoint.rows().stream().anyMatch(row::clashes)
        || checkpoint.closed().entrySet().stream().anyMatch(entry -> raced(row, entry))
        || checkpoint.move().filter(move -> beatenByCancel(row, checkpoint, move)).isPresent()) {
      return Written.LOST_RACE;
    }
    checkpoint.move().ifPresent(move -> requireMove(row, move));
    row.journal.addAll(checkpoint.rows());
    checkpoint
        .opened()
        .forEach(wait -> row.questions.put(wait.id(), new MemoryExecution.Question(wait)));
    checkpoint.closed().forEach((wait, state) -> close(row, wait, state));
    row.inbox.keySet().removeAll(checkpoint.consumed());
    checkpoint.move().ifPresent(move -> move(row, move));
    return Written.WRITTEN;
  }

  private static boolean raced(MemoryExecution row, Map.Entry<UUID, WaitRow.State> closing) {
    return closing.getValue() != WaitRow.State.CLOSED
        && row.questions.get(closing.getKey()).state != WaitRow.State.OPEN;
  }

  /** A cancel that committed before the finishing statement wins, unless this decision used it. */
  private static boolean beatenByCancel(MemoryExecution row, Checkpoint checkpoint, Move move) {
    return move instanceof Move.Finish
        && row.inbox.values().stream()
            .filter(letter -> !checkpoint.consumed().contains(letter.id()))
            .anyMatch(letter -> letter.kind() == InboxRow.Kind.CANCEL);
  }

  private static void requireMove(MemoryExecution row, Move move) {
    if (row.status != move.status() && !row.status.next().contains(move.status())) {
      throw new IllegalStateException(
          "execution " + row.id() + " cannot go from " + row.status + " to " + move.status());
    }
  }

  private static void close(MemoryExecution row, UUID wait, WaitRow.State state) {
    var question = row.questions.get(wait);
    if (question.state == WaitRow.State.OPEN) {
      question.state = state;
    }
  }

  private void move(MemoryExecution row, Move move) {
    row.status = move.status();
    if (move instanceof Move.Park park) {
      row.owner = Optional.empty();
      row.dueAt = park.dueAt();
      row.kept = park.kept();
      row.takenOver = false;
    } else if (move instanceof Move.Finish finish) {
      row.owner = Optional.empty();
      row.dueAt = Optional.empty();
      row.endedAt = Optional.of(clock);
      row.result = finish.result();
      row.failure = finish.failure();
      row.questions.keySet().forEach(wait -> close(row, wait, WaitRow.State.CLOSED));
    }
  }

  @Override
  public Set<UUID> writeAll(List<Checkpoint> checkpoints) {
    return locked(
        () -> {
          var written = new HashSet<UUID>();
          for (var checkpoint : checkpoints) {
            if (tryWrite(checkpoint) == Written.WRITTEN) {
              written.add(checkpoint.claim().execution());
            }
          }
          return written;
        });
  }

  @Override
  public boolean recheckInbox(UUID id) {
    return locked(
        () -> {
          var row = existing(id);
          var more = row.owner.isEmpty() && row.runnable() && row.inbox.size() > row.kept;
          if (more) {
            dueNow(row);
          }
          return more;
        });
  }

  @Override
  public void savePlan(String hash, String workflow, String json) {
    locked(() -> Optional.ofNullable(plans.putIfAbsent(hash, json)));
  }

  @Override
  public Optional<String> planJson(String hash) {
    return locked(() -> Optional.ofNullable(plans.get(hash)));
  }

  @Override
  public Optional<Execution> find(UUID id) {
    return locked(() -> Optional.ofNullable(executions.get(id)).map(MemoryExecution::summary));
  }

  @Override
  public Optional<ExecutionDetail> detail(UUID id) {
    return locked(() -> Optional.ofNullable(executions.get(id)).map(MemoryExecution::detail));
  }

  @Override
  public Page<Execution> list(ExecutionQuery query) {
    return locked(
        () -> {
          var newestFirst = new ArrayList<>(executions.values());
          java.util.Collections.reverse(newestFirst);
          var matching =
              newestFirst.stream()
                  .map(MemoryExecution::summary)
                  .filter(row -> query.workflow().map(row.workflow()::equals).orElse(true))
                  .filter(row -> query.status().map(row.status()::equals).orElse(true))
                  .filter(
                      row ->
                          query.businessKey().isEmpty()
                              || query.businessKey().equals(row.businessKey()));
          return page(matching, row -> row.id().toString(), query.after(), query.limit());
        });
  }

  @Override
  public Page<OpenWait> waits(WaitQuery query) {
    return locked(
        () -> {
          var matching =
              executions.values().stream()
                  .filter(row -> query.execution().map(row.id()::equals).orElse(true))
                  .flatMap(row -> row.questions.values().stream().map(row::openWait))
                  .filter(wait -> wait.open() && wait.kind() != WaitKind.SLEEP)
                  .filter(wait -> query.kind().map(wait.kind()::equals).orElse(true))
                  .filter(wait -> query.role().map(wait.roles()::contains).orElse(true))
                  .sorted(Comparator.comparing(OpenWait::openedAt).thenComparing(OpenWait::id));
          return page(matching, wait -> wait.id().toString(), query.after(), query.limit());
        });
  }

  private static <T> Page<T> page(
      Stream<T> all, Function<T, String> cursor, Optional<String> after, int limit) {
    var items = all.toList();
    var from = 0;
    if (after.isPresent()) {
      from = items.stream().map(cursor).toList().indexOf(after.get()) + 1;
    }
    var to = Math.min(items.size(), from + limit);
    var next =
        to < items.size() ? Optional.of(cursor.apply(items.get(to - 1))) : Optional.<String>empty();
    return new Page<>(items.subList(from, to), next);
  }

  @Override
  public Optional<OpenWait> findWait(UUID waitId) {
    return locked(
        () ->
            executions.values().stream()
                .filter(row -> row.questions.containsKey(waitId))
                .findFirst()
                .map(row -> row.openWait(row.questions.get(waitId))));
  }

  private Optional<MemoryExecution> owned(Claim claim) {
    return Optional.ofNullable(executions.get(claim.execution()))
        .filter(row -> row.owner.equals(Optional.of(claim.node())) && row.token == claim.token());
  }

  private MemoryExecution existing(UUID id) {
    var row = executions.get(id);
    if (row == null) {
      throw new UnknownExecution(id, "there is no execution " + id);
    }
    return row;
  }

  private MemoryExecution unfinished(UUID id) {
    var row = existing(id);
    if (row.status.terminal()) {
      throw new ExecutionEnded(id, row.status, "execution " + id + " has ended " + row.status);
    }
    return row;
  }

  private MemoryExecution holder(UUID waitId) {
    return executions.values().stream()
        .filter(row -> row.questions.containsKey(waitId))
        .findFirst()
        .orElseThrow(() -> new UnknownWait(waitId, "there is no wait " + waitId));
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
