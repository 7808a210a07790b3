package io.durable.store;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * What repeats the hints that were lost: state predicates over partial indexes, run by every node.
 */
final class Sweeps {

  // Safe with two nodes: the row is locked whatever it says, and only then looked at. An update
  // with the conditions of the parked state alone would look at the snapshot first, not see a park
  // that is about to commit, and go away without waiting for it.
  private static final String WAKE =
      """
      with held as (
        select e.id, e.owner, e.status
        from durable.execution e
        where e.id = ?
        for no key update
      )
      update durable.execution e
      set due_at = least(e.due_at, durable.clock())
      from held
      where e.id = held.id
        and held.owner is null
        and (held.status in ('WAITING', 'COMPENSATING')
          or held.status = 'PENDING' and exists (
            select
            from durable.inbox i
            where i.execution = held.id and i.kind = 'CANCEL' and i.consumed_at is null))
      """;

  // Safe with two nodes: the row is this transaction's own since the park; the statement's snapshot
  // is younger than the lock, so a sender who is not seen here has yet to commit, and wakes the
  // parked row himself.
  private static final String RECHECK =
      """
      update durable.execution e
      set due_at = least(e.due_at, durable.clock())
      where e.id = ?
        and e.owner is null
        and e.status in ('WAITING', 'COMPENSATING')
        and e.kept < (
          select count(*)
          from durable.inbox i
          where i.execution = e.id and i.consumed_at is null)
      """;

  // Safe with two nodes: each row is woken by one of them, and waking twice is waking once.
  private static final String WAKE_PARKED =
      """
      with signalled as (
        select i.execution, count(*) as signals, bool_or(i.kind = 'CANCEL') as cancelled
        from durable.inbox i
        where i.consumed_at is null
        group by i.execution
      ),
      parked as (
        select e.id
        from signalled s
        join durable.execution e on e.id = s.execution
        where e.owner is null
          and (e.due_at is null or e.due_at > durable.clock())
          and (e.status in ('WAITING', 'COMPENSATING') and e.kept < s.signals
            or e.status = 'PENDING' and s.cancelled)
        order by e.id
        for no key update of e skip locked
      )
      update durable.execution e
      set due_at = durable.clock()
      from parked
      where e.id = parked.id
      """;

  // Safe with two nodes: reads only.
  private static final String SIGNALLED_OWN =
      """
      select distinct e.id
      from durable.inbox i
      join durable.execution e on e.id = i.execution
      where i.consumed_at is null
        and e.owner = ?
      """;

  // Safe with two nodes: nothing consumes what came to an ended execution, so anyone may.
  private static final String CONSUME_LEFT_OVER =
      """
      with late as (
        select i.execution, i.id
        from durable.inbox i
        join durable.execution e on e.id = i.execution
        where i.consumed_at is null
          and e.ended_at is not null
        for no key update of i skip locked
      )
      update durable.inbox i
      set consumed_at = durable.clock()
      from late
      where i.execution = late.execution
        and i.id = late.id
      """;

  // Safe with two nodes: a note whose wait is locked by an answerer stays for the next sweep.
  private static final String CLOSE_WITHDRAWN =
      """
      with noted as (
        select w.execution, w.id
        from durable.withdrawn d
        join durable.wait w on w.execution = d.execution and w.id = d.wait
        order by w.execution, w.id
        for no key update of w skip locked
      ),
      closed as (
        update durable.wait w
        set state = 'CLOSED', ended_at = durable.clock()
        from noted
        where w.execution = noted.execution
          and w.id = noted.id
          and w.state = 'OPEN'
      )
      delete from durable.withdrawn d
      using noted
      where d.execution = noted.execution
        and d.wait = noted.id
      """;

  // Safe with two nodes: the younger time wins, and a row that another writes is left to it. Seldom
  // enough to cost nothing.
  private static final String SERVED =
      """
      with served as (
        select distinct jsonb_array_elements_text(n.plans) as hash
        from durable.node n
        where n.beat_at >= durable.clock() - cast(? as interval)
      ),
      stale as (
        select p.hash
        from served
        join durable.plan p on p.hash = served.hash
        where p.last_served < durable.clock() - interval '10 seconds'
        order by p.hash
        for no key update of p skip locked
      )
      update durable.plan p
      set last_served = durable.clock()
      from stale
      where p.hash = stale.hash
      """;

  // Safe with two nodes: both come to the same verdict from the same rows, and each row is
  // suspended by one of them. A thousand at a time: no sweep holds more locks than that.
  private static final String STRAND =
      """
      with served as (
        select distinct jsonb_array_elements_text(n.plans) as hash
        from durable.node n
        where n.beat_at >= durable.clock() - cast(? as interval)
      ),
      stranded as (
        select e.id
        from durable.plan p
        join durable.execution e on e.plan_hash = p.hash
        where p.hash not in (select hash from served)
          and p.last_served < durable.clock() - cast(? as interval)
          and e.owner is null
          and e.status in ('PENDING', 'RUNNING', 'WAITING', 'COMPENSATING')
        order by e.id
        limit 1000
        for no key update of e skip locked
      )
      update durable.execution e
      set held_status = e.status,
          status = 'SUSPENDED',
          reason = 'stranded: no living node serves its plan ' || e.plan_hash
      from stranded
      where e.id = stranded.id
      """;

  // Safe with two nodes: as above.
  private static final String FREE_STRANDED =
      """
      with served as (
        select distinct jsonb_array_elements_text(n.plans) as hash
        from durable.node n
        where n.beat_at >= durable.clock() - cast(? as interval)
      ),
      freed as (
        select e.id
        from served s
        join durable.execution e on e.plan_hash = s.hash
        where e.status = 'SUSPENDED'
          and e.held_status is not null
        order by e.id
        limit 1000
        for no key update of e skip locked
      )
      update durable.execution e
      set status = e.held_status, held_status = null, reason = null
      from freed
      where e.id = freed.id
      """;

  private final Database database;

  Sweeps(Database database) {
    this.database = database;
  }

  void wake(UUID execution) {
    database.update(WAKE, execution);
  }

  boolean recheckInbox(UUID execution) {
    return database.update(RECHECK, execution) == 1;
  }

  Store.Swept sweepInbox(UUID node) {
    var woken = database.update(WAKE_PARKED);
    database.update(CONSUME_LEFT_OVER);
    database.update(CLOSE_WITHDRAWN);
    var own = database.query(SIGNALLED_OWN, row -> Database.id(row, "id"), node);
    return new Store.Swept(woken, Set.copyOf(own));
  }

  int sweepStranded(Duration lease, Duration grace) {
    database.update(SERVED, lease.toString());
    var suspended = database.update(STRAND, lease.toString(), grace.toString());
    database.update(FREE_STRANDED, lease.toString());
    return suspended;
  }
}
