package io.durable.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Events by business key, in callers' transactions; as {@link Signals}. */
final class EventsByKey {
  // Safe with two nodes: reads only; an execution that starts meanwhile has not committed yet.
  private static final String PLANS_UNDER =
      """
      select p.hash, p.plan
      from durable.plan p
      where p.hash <> all(cast(? as text[]))
        and p.hash in (
          select e.plan_hash
          from durable.execution e
          where e.business_key = ?
            and e.ended_at is null
          union
          select e.plan_hash
          from durable.wait w
          join durable.execution e on e.id = w.execution
          where w.correlation = ?
            and w.kind = 'EVENT'
            and w.state = 'OPEN'
            and e.ended_at is null)
      """;

  // Safe with two nodes: as an event to one execution, for each execution that the key reaches.
  private static final String EVENT_BY_KEY =
      """
      with event as (
        select cast(? as text) as key, cast(? as text) as name, cast(? as jsonb) as payload,
               cast(? as text) as event_id, cast(? as text[]) as plans
      ),
      reached as (
        select e.id
        from event
        join durable.execution e on e.business_key = event.key
        where e.ended_at is null
          and e.plan_hash = any(event.plans)
        union
        select e.id
        from event
        join durable.wait w
          on w.correlation = event.key and w.signal = event.name and w.kind = 'EVENT' and w.state = 'OPEN'
        join durable.execution e on e.id = w.execution
        where e.ended_at is null
          and e.plan_hash = any(event.plans)
          and not exists (
            select from durable.withdrawn d where d.execution = w.execution and d.wait = w.id)
      ),
      taken as (
        select reached.id as execution, found.id
        from reached
        cross join event
        left join lateral (
          select w.id
          from durable.wait w
          join durable.execution e on e.id = w.execution
          where w.execution = reached.id
            and w.kind = 'EVENT'
            and w.signal = event.name
            and w.state = 'OPEN'
            and (e.business_key = event.key or w.correlation = event.key)
            and not exists (
              select from durable.withdrawn d where d.execution = w.execution and d.wait = w.id)
            and not exists (
              select
              from durable.inbox i
              where i.execution = reached.id and i.event_id = event.event_id)
          order by w.opened_at, w.id
          limit 1
          for no key update of w skip locked
        ) as found on true
        order by reached.id
      ),
      sent as (
        insert into durable.inbox (execution, kind, wait_id, name, payload, event_id, received_at)
        select taken.execution, 'EVENT', taken.id, event.name, event.payload, event.event_id,
               durable.clock()
        from taken
        cross join event
        on conflict (execution, event_id) where event_id is not null do nothing
        returning execution, wait_id
      ),
      answered as (
        update durable.wait w
        set state = 'ANSWERED', ended_at = durable.clock()
        from sent
        where w.execution = sent.execution
          and w.id = sent.wait_id
      )
      select execution
      from taken
      """;

  private final Database database;
  private final Patience patience;

  EventsByKey(Database database) {
    this.database = database;
    this.patience = new Patience(database);
  }

  Set<UUID> send(
      String key, String name, Map<JsonNode, Set<String>> forms, Optional<String> eventId) {
    return patience.withEventId(
        eventId,
        () -> {
          var reached = new HashSet<UUID>();
          forms.forEach(
              (payload, plans) -> reached.addAll(byKey(key, name, payload, plans, eventId)));
          return reached;
        });
  }

  private List<UUID> byKey(
      String key, String name, JsonNode payload, Set<String> plans, Optional<String> eventId) {
    return database.query(
        EVENT_BY_KEY,
        row -> Database.id(row, "execution"),
        key,
        name,
        Signals.storable(payload),
        eventId,
        Jsonb.textArray(plans));
  }

  Map<String, String> plansUnder(String key, Set<String> known) {
    var plans = new HashMap<String, String>();
    database
        .query(
            PLANS_UNDER,
            row -> Map.entry(row.getString("hash"), row.getString("plan")),
            Jsonb.textArray(known),
            key,
            key)
        .forEach(plan -> plans.put(plan.getKey(), plan.getValue()));
    return plans;
  }
}
