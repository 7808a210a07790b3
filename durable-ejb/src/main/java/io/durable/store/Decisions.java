package io.durable.store;

import io.durable.Status;
import io.durable.model.Checkpoint;
import io.durable.model.WaitRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decisions that write more than journal rows: questions open and close, signals are consumed, the
 * execution turns, parks or ends. One statement, in the order of locks: execution, journal, wait,
 * inbox.
 */
final class Decisions {

  // Safe with two nodes (rule 1): everything is written from the execution's row, which is locked
  // where owner and token match. The status moves only from one that may come before the new one. A
  // COMPLETED loses against a cancel that was committed before this statement began. A wait that an
  // answerer's open transaction has locked is skipped, so that nobody waits for a caller: then the
  // decision that depends on it has lost the race, and one that only tidied up leaves a note for
  // the sweep.
  private static final String DECIDE =
      """
      with held as (
        select e.id, e.status
        from durable.execution e
        where e.id = ?
          and e.owner = ?
          and e.token = ?
        for no key update
      ),
      added as (
        insert into durable.journal (
          execution, path, attempt, sequence, kind, outcome, value, failure, retry_at, started_at, ended_at)
        select held.id, r.path, r.attempt, r.sequence, r.kind, r.outcome,
               case when r.outcome = 'COMPLETED' then coalesce(r.value, 'null') end,
               r.failure, r.retry_at, r.started_at, r.ended_at
        from held
        cross join jsonb_to_recordset(cast(? as jsonb)) as r(
          path text, attempt integer, sequence bigint, kind text, outcome text, value jsonb,
          failure jsonb, retry_at timestamptz, started_at timestamptz, ended_at timestamptz)
      ),
      opened as (
        insert into durable.wait (
          execution, id, path, kind, signal, prompt, show, schema, options, roles, correlation,
          deadline, opened_at)
        select held.id, w.id, w.path, w.kind, w.signal, w.prompt,
               case when w.shows then coalesce(w.show, 'null') end,
               coalesce(w.schema, 'null'), w.options, w.roles, w.correlation, w.deadline, w.opened_at
        from held
        cross join jsonb_to_recordset(cast(? as jsonb)) as w(
          id uuid, path text, kind text, signal text, prompt text, shows boolean, show jsonb,
          schema jsonb, options jsonb, roles jsonb, correlation text, deadline timestamptz,
          opened_at timestamptz)
      ),
      closing as (
        select held.id as execution, c.id, c.state
        from held
        cross join jsonb_to_recordset(cast(? as jsonb)) as c(id uuid, state text)
      ),
      free as (
        select w.id
        from closing c
        join durable.wait w on w.execution = c.execution and w.id = c.id and w.state = 'OPEN'
        order by w.id
        for no key update of w skip locked
      ),
      closed as (
        update durable.wait w
        set state = c.state, ended_at = durable.clock()
        from closing c, free
        where w.execution = c.execution
          and w.id = c.id
          and w.id = free.id
        returning w.state
      ),
      noted as (
        insert into durable.withdrawn (execution, wait)
        select c.execution, c.id
        from closing c
        join durable.wait w on w.execution = c.execution and w.id = c.id and w.state = 'OPEN'
        where c.state = 'CLOSED'
          and c.id not in (select id from free)
        on conflict do nothing
      ),
      move as (
        select m.status, m.due_at, m.kept, m.ends, m.lets_go, m.allowed, m.value, m.failure
        from (values (
          cast(? as text), cast(? as timestamptz), cast(? as integer), cast(? as boolean),
          cast(? as boolean), cast(? as text[]), cast(? as jsonb), cast(? as jsonb))
        ) as m(status, due_at, kept, ends, lets_go, allowed, value, failure)
        where m.status is not null
      ),
      used as (
        select cast(? as bigint[]) as ids
      ),
      consumed as (
        update durable.inbox i
        set consumed_at = durable.clock()
        from held
        cross join used
        where i.execution = held.id
          and i.consumed_at is null
          and (i.id = any(used.ids) or exists (select from move where move.ends))
        returning i.id = any(used.ids) as asked
      ),
      moved as (
        update durable.execution e
        set status = move.status,
            owner = case when move.lets_go then null else e.owner end,
            due_at = move.due_at,
            kept = move.kept,
            taken_over = e.taken_over and not move.lets_go,
            ended_at = case when move.ends then durable.clock() end
        from held
        cross join move
        cross join used
        where e.id = held.id
          and held.status = any(move.allowed)
          and (move.status <> 'COMPLETED' or not exists (
            select
            from durable.inbox i
            where i.execution = held.id
              and i.kind = 'CANCEL'
              and i.consumed_at is null
              and i.id <> all(used.ids)))
        returning e.id
      ),
      ended as (
        insert into durable.result (execution, value, failure)
        select moved.id, move.value, move.failure
        from moved
        cross join move
        where move.ends
      )
      select held.status,
             held.status = any(move.allowed) as allowed,
             (select count(*) from closed where state <> 'CLOSED') as closed,
             (select count(*) from consumed where asked) as consumed,
             (select count(*) from moved) as moved
      from held
      left join move on true
      """;

  private final Database database;

  Decisions(Database database) {
    this.database = database;
  }

  /** What the statement says about itself. */
  private record Counts(String status, boolean allowed, int closed, int consumed, int moved) {}

  Store.Written write(Checkpoint checkpoint) {
    var claim = checkpoint.claim();
    var to = Target.of(checkpoint);
    var counts =
        database.queryOne(
            DECIDE,
            row ->
                new Counts(
                    row.getString("status"),
                    row.getBoolean("allowed"),
                    row.getInt("closed"),
                    row.getInt("consumed"),
                    row.getInt("moved")),
            claim.execution(),
            claim.node(),
            claim.token(),
            Checkpoints.rows(checkpoint.rows()),
            opened(checkpoint.opened()),
            closing(checkpoint.closed()),
            to.status().map(Status::name),
            to.dueAt(),
            to.kept(),
            to.ends(),
            to.letsGo(),
            Jsonb.textArray(to.from().stream().map(Status::name).toList()),
            to.value().map(Jsonb::text).map(Jsonb::storable),
            to.failure().map(Jsonb::of).map(Jsonb::text).map(Jsonb::storable),
            Jsonb.numberArray(checkpoint.consumed()));
    return counts.map(seen -> judge(checkpoint, seen)).orElse(Store.Written.CLAIM_LOST);
  }

  private static Store.Written judge(Checkpoint checkpoint, Counts seen) {
    if (checkpoint.move().isPresent() && !seen.allowed()) {
      throw new IllegalStateException(
          "execution %s cannot go from %s to %s"
              .formatted(
                  checkpoint.claim().execution(), seen.status(), checkpoint.move().get().status()));
    }
    var ended =
        checkpoint.closed().values().stream().filter(s -> s != WaitRow.State.CLOSED).count();
    var all =
        seen.closed() == ended
            && seen.consumed() == checkpoint.consumed().size()
            && seen.moved() == (checkpoint.move().isPresent() ? 1 : 0);
    return all ? Store.Written.WRITTEN : Store.Written.LOST_RACE;
  }

  private static String opened(List<WaitRow> waits) {
    var array = Jsonb.array();
    waits.forEach(wait -> array.add(Waits.tree(wait)));
    return Jsonb.storable(Jsonb.text(array));
  }

  private static String closing(Map<UUID, WaitRow.State> closed) {
    var array = Jsonb.array();
    closed.forEach(
        (id, state) -> array.addObject().put("id", id.toString()).put("state", state.name()));
    return Jsonb.text(array);
  }
}
