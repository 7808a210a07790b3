package io.durable.store;

import io.durable.BusinessKeyTaken;
import io.durable.IdempotencyConflict;
import io.durable.InputDoesNotFit;
import io.durable.StartInDoubt;
import io.durable.model.NewExecution;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Starts, in callers' transactions: nothing is locked but the keys themselves. */
final class Starts {
  private static final int TRIES = 3;

  // Safe with two nodes: the unique indexes decide, and a conflict writes nothing. A key that
  // another open transaction holds is waited for, which is why a start with a key runs under
  // Patience.
  private static final String INSERT =
      """
      with started as (
        insert into durable.execution (
          id, workflow, plan_hash, status, queue, priority, business_key, idempotency_key, body_hash,
          attributes, created_at, due_at)
        select ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?, cast(? as jsonb),
               now.at, coalesce(cast(? as timestamptz), now.at)
        from (select durable.clock() as at) as now
        on conflict do nothing
        returning id
      )
      insert into durable.input (execution, value)
      select id, cast(? as jsonb)
      from started
      """;

  // Safe with two nodes: reads what is committed, or this transaction's own.
  private static final String BY_IDEMPOTENCY_KEY =
      """
      select id, body_hash
      from durable.execution
      where workflow = ?
        and idempotency_key = ?
      """;

  // Safe with two nodes: as above.
  private static final String BY_BUSINESS_KEY =
      """
      select id
      from durable.execution
      where workflow = ?
        and business_key = ?
        and status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING', 'SUSPENDED', 'QUARANTINED')
      """;

  private final Database database;
  private final Patience patience;

  Starts(Database database) {
    this.database = database;
    this.patience = new Patience(database);
  }

  Optional<UUID> insert(NewExecution execution) {
    var input = Jsonb.text(execution.input());
    if (Jsonb.holdsNul(input)) {
      throw new InputDoesNotFit(
          "", "the input holds the character NUL, which cannot be stored", null);
    }
    for (var tries = 0; tries < TRIES; tries++) {
      if (inserted(execution, input)) {
        return Optional.empty();
      }
      var earlier = earlier(execution);
      if (earlier.isPresent()) {
        return earlier;
      }
    }
    throw inDoubt(execution, null);
  }

  private boolean inserted(NewExecution execution, String input) {
    var options = execution.options();
    if (options.businessKey().isEmpty() && options.idempotencyKey().isEmpty()) {
      return insert(execution, input);
    }
    return patience.within(() -> insert(execution, input), refused -> inDoubt(execution, refused));
  }

  private boolean insert(NewExecution execution, String input) {
    var options = execution.options();
    var inserted =
        database.update(
            INSERT,
            execution.id(),
            execution.workflow(),
            execution.planHash(),
            options.queue(),
            options.priority(),
            options.businessKey(),
            options.idempotencyKey(),
            options.idempotencyKey().map(key -> execution.bodyHash()),
            attributes(execution),
            options.at(),
            input);
    return inserted == 1;
  }

  private static String attributes(NewExecution execution) {
    ObjectNode attributes = Jsonb.object();
    execution.options().attributes().forEach(attributes::put);
    return Jsonb.text(attributes);
  }

  /**
   * Who holds the key. Nobody, when he has ended or rolled back meanwhile: the start is tried
   * again.
   */
  private Optional<UUID> earlier(NewExecution execution) {
    var sameCall = execution.options().idempotencyKey().flatMap(key -> repeated(execution, key));
    if (sameCall.isPresent()) {
      return sameCall;
    }
    execution.options().businessKey().ifPresent(key -> requireFree(execution, key));
    return Optional.empty();
  }

  private Optional<UUID> repeated(NewExecution execution, String key) {
    return database.queryOne(
        BY_IDEMPOTENCY_KEY,
        row -> {
          if (!row.getString("body_hash").equals(execution.bodyHash())) {
            throw new IdempotencyConflict(
                key,
                "'%s' was started with the idempotency key '%s' and another body"
                    .formatted(execution.workflow(), key));
          }
          return Database.id(row, "id");
        },
        execution.workflow(),
        key);
  }

  private void requireFree(NewExecution execution, String key) {
    var holder =
        database.queryOne(
            BY_BUSINESS_KEY, row -> Database.id(row, "id"), execution.workflow(), key);
    if (holder.isPresent()) {
      throw new BusinessKeyTaken(
          key,
          "execution %s of '%s' has the business key '%s' and has not ended"
              .formatted(holder.get(), execution.workflow(), key));
    }
  }

  private static StartInDoubt inDoubt(NewExecution execution, StoreFailed refused) {
    var options = execution.options();
    var key = options.businessKey().or(options::idempotencyKey).orElse(execution.id().toString());
    var doubt =
        new StartInDoubt(
            key,
            "another open transaction starts '%s' with the key '%s'; try again"
                .formatted(execution.workflow(), key));
    if (refused != null) {
      doubt.initCause(refused);
    }
    return doubt;
  }
}
