package io.durable.boundary;

import io.durable.Caller;
import io.durable.DatabaseUnavailable;
import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionQuery;
import io.durable.OpenWait;
import io.durable.Page;
import io.durable.WaitQuery;
import io.durable.WorkflowException;
import io.durable.model.NewExecution;
import io.durable.model.Reception;
import io.durable.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * What callers ask for, in their own transaction where they have one. There the engine only
 * inserts, and conditionally updates the one wait that is answered: a caller that stays open for a
 * minute stalls nobody (rule 3). The node of this server hears of it after the commit.
 */
public final class Counter {
  private final Store store;
  private final Transactions transactions;
  private final Hints hints;

  public Counter(Store store, Transactions transactions, Hints hints) {
    this.store = Objects.requireNonNull(store, "store");
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.hints = Objects.requireNonNull(hints, "hints");
  }

  /** Whether the caller is in a transaction. */
  public boolean inTransaction() {
    return transactions.active();
  }

  /**
   * Starts an execution; gives the one that an earlier call with the same idempotency key started.
   */
  public Optional<UUID> start(NewExecution execution) {
    return call(
        () -> {
          var existing = store.insert(execution);
          if (existing.isEmpty()) {
            transactions.afterCommit(() -> hints.started(List.of(execution.id())));
          }
          return existing;
        });
  }

  /** Answers an open wait. */
  public void answer(UUID wait, JsonNode value, Caller by) {
    call(
        () -> {
          var execution = store.answer(wait, value, by);
          signalled(List.of(execution));
          return execution;
        });
  }

  /** Sends an event to one execution. */
  public void event(UUID execution, String name, JsonNode payload, Optional<String> eventId) {
    call(
        () -> {
          var taken = store.event(execution, name, payload, eventId);
          signalled(List.of(execution));
          return taken;
        });
  }

  /**
   * Sends an event to all that wait under a business key, in one transaction.
   *
   * @param forms what is sent to the executions of which plans
   */
  public Set<UUID> eventByKey(
      String key, String name, Map<JsonNode, Set<String>> forms, Optional<String> eventId) {
    return call(
        () -> {
          var executions = store.eventByKey(key, name, forms, eventId);
          signalled(executions);
          return executions;
        });
  }

  /** Asks for a cancel. */
  public void cancel(UUID execution, String reason, Caller by) {
    call(
        () -> {
          store.cancel(execution, reason, by);
          signalled(List.of(execution));
          return true;
        });
  }

  /** The plans, by hash, that an event under the key could reach besides those that are known. */
  public Map<String, String> plansUnder(String key, Set<String> known) {
    return read(() -> store.plansUnder(key, known));
  }

  /** What has to be known before an event is sent to an execution. */
  public Optional<Reception> reception(UUID execution, Optional<String> eventId) {
    return read(() -> store.reception(execution, eventId));
  }

  public Optional<Execution> find(UUID execution) {
    return read(() -> store.find(execution));
  }

  public Optional<ExecutionDetail> detail(UUID execution) {
    return read(() -> store.detail(execution));
  }

  public Page<Execution> list(ExecutionQuery query) {
    return read(() -> store.list(query));
  }

  public Page<OpenWait> waits(WaitQuery query) {
    return read(() -> store.waits(query));
  }

  public Optional<OpenWait> findWait(UUID wait) {
    return read(() -> store.findWait(wait));
  }

  /** What the database means is said in a word that callers can know. */
  private <T> T call(Supplier<T> work) {
    try {
      return transactions.join(work);
    } catch (WorkflowException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof CommitFailed || Trouble.of(e) == Trouble.DISCONNECTED) {
        throw new DatabaseUnavailable(
            inTransaction()
                ? "the database cannot be reached; the transaction of the caller cannot commit"
                : "the database cannot be reached or the commit got lost; whether the call counted"
                    + " is not known, try it again",
            e);
      }
      throw e;
    }
  }

  private <T> T read(Supplier<T> question) {
    return call(question);
  }

  private void signalled(Collection<UUID> executions) {
    var ids = List.copyOf(executions);
    transactions.afterCommit(() -> hints.signalled(ids));
  }
}
