package io.durable.store;

import io.durable.Status;
import io.durable.model.Claim;
import io.durable.model.Claimed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How an execution gets an owner, and loses it in order. */
final class Claims {

  // Safe with two nodes: "skip locked" gives each row to one of them, the predicate is checked
  // again on the locked version, and the owner is written in the same statement. A node that was
  // declared dead has no row in durable.node and gets nothing. One probe of the index per lane
  // (queue and priority): the cost grows neither with what is parked nor with what is due later.
  // Queues of one priority come in random order, so that a flood in one does not starve the others.
  private static final String CLAIM =
      """
      with lane as (
        select q.name as queue, p.level as priority
        from unnest(cast(? as text[])) as q(name)
        cross join generate_series(0, 9) as p(level)
        order by p.level desc, random()
      ),
      due as (
        select found.id, found.status, found.due_at
        from lane
        cross join lateral (
          select e.id, e.status, e.due_at
          from durable.execution e
          where e.owner is null
            and e.due_at is not null
            and e.status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING')
            and e.queue = lane.queue
            and e.priority = lane.priority
            and e.due_at <= (select durable.clock())
            and e.plan_hash = any(cast(? as text[]))
          order by e.due_at
          limit cast(? as integer)
          for no key update skip locked
        ) as found
        limit cast(? as integer)
      ),
      claimed as (
        update durable.execution e
        set owner = alive.id,
            token = e.token + 1,
            due_at = null,
            status = case e.status when 'COMPENSATING' then e.status else 'RUNNING' end
        from due, durable.node alive
        where e.id = due.id
          and alive.id = ?
        returning e.id, e.owner, e.token, e.workflow, e.plan_hash, e.taken_over, e.priority,
                  due.status, due.due_at
      )
      select c.id, c.owner, c.token, c.workflow, c.plan_hash, c.taken_over, i.value as input,
             durable.clock() as at,
             case
               when c.status = 'PENDING' and exists (
                 select from durable.inbox s where s.execution = c.id and s.consumed_at is null)
               then 'RUNNING' else c.status
             end as status
      from claimed c
      join durable.input i on i.execution = c.id
      order by c.priority desc, c.due_at
      """;

  // Safe with two nodes: as CLAIM.
  private static final String CLAIM_THESE =
      """
      with due as (
        select e.id, e.status, e.due_at
        from durable.execution e
        where e.id = any(cast(? as uuid[]))
          and e.owner is null
          and e.due_at is not null
          and e.status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING')
          and e.due_at <= (select durable.clock())
          and e.plan_hash = any(cast(? as text[]))
          and e.queue = any(cast(? as text[]))
        for no key update skip locked
      ),
      claimed as (
        update durable.execution e
        set owner = alive.id,
            token = e.token + 1,
            due_at = null,
            status = case e.status when 'COMPENSATING' then e.status else 'RUNNING' end
        from due, durable.node alive
        where e.id = due.id
          and alive.id = ?
        returning e.id, e.owner, e.token, e.workflow, e.plan_hash, e.taken_over, e.priority,
                  due.status, due.due_at
      )
      select c.id, c.owner, c.token, c.workflow, c.plan_hash, c.taken_over, i.value as input,
             durable.clock() as at,
             case
               when c.status = 'PENDING' and exists (
                 select from durable.inbox s where s.execution = c.id and s.consumed_at is null)
               then 'RUNNING' else c.status
             end as status
      from claimed c
      join durable.input i on i.execution = c.id
      order by c.priority desc, c.due_at
      """;

  // Safe with two nodes: only the holder of the token hands back; who comes late finds another
  // token.
  private static final String RELEASE =
      """
      update durable.execution
      set owner = null, due_at = durable.clock()
      where id = ?
        and owner = ?
        and token = ?
      """;

  // Safe with two nodes: locked where owner and token match, as a checkpoint does it; the predicate
  // is checked again on the version that whoever held the lock has left.
  private static final String HOLD =
      """
      select e.id
      from durable.execution e
      where e.id = ?
        and e.owner = ?
        and e.token = ?
      for no key update
      """;

  // Safe with two nodes: reads only, and what it says is a hint.
  private static final String NEXT_DUE =
      """
      select min(found.due_at) as due_at
      from unnest(cast(? as text[])) as q(name)
      cross join generate_series(0, 9) as p(level)
      cross join lateral (
        select e.due_at
        from durable.execution e
        where e.owner is null
          and e.due_at is not null
          and e.status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING')
          and e.queue = q.name
          and e.priority = p.level
          and e.plan_hash = any(cast(? as text[]))
        order by e.due_at
        limit 1
      ) as found
      """;

  private final Database database;

  Claims(Database database) {
    this.database = database;
  }

  List<Claimed> claim(UUID node, Set<String> plans, Set<String> queues, int limit) {
    return database.query(
        CLAIM,
        Claims::claimed,
        Jsonb.textArray(queues),
        Jsonb.textArray(plans),
        limit,
        limit,
        node);
  }

  List<Claimed> claimThese(
      UUID node, Set<String> plans, Set<String> queues, Collection<UUID> executions) {
    return database.query(
        CLAIM_THESE,
        Claims::claimed,
        Jsonb.idArray(executions),
        Jsonb.textArray(plans),
        Jsonb.textArray(queues),
        node);
  }

  boolean release(Claim claim) {
    return database.update(RELEASE, claim.execution(), claim.node(), claim.token()) == 1;
  }

  boolean hold(Claim claim) {
    return database
        .queryOne(HOLD, row -> true, claim.execution(), claim.node(), claim.token())
        .isPresent();
  }

  Optional<Instant> nextDue(Set<String> plans, Set<String> queues) {
    return database
        .queryOne(
            NEXT_DUE,
            row -> Database.optionalTime(row, "due_at"),
            Jsonb.textArray(queues),
            Jsonb.textArray(plans))
        .flatMap(due -> due);
  }

  // A PENDING one with something in its inbox (a cancel that came first) has to be loaded: it is
  // not given as PENDING.
  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        new Claim(Database.id(row, "id"), Database.id(row, "owner"), row.getLong("token")),
        row.getString("workflow"),
        row.getString("plan_hash"),
        Status.valueOf(row.getString("status")),
        Jsonb.tree(row.getString("input")),
        row.getBoolean("taken_over"),
        Database.time(row, "at"));
  }
}
