package io.durable.store;

import io.durable.AnswerDoesNotFit;
import io.durable.Caller;
import io.durable.ExecutionEnded;
import io.durable.SignalInDoubt;
import io.durable.Status;
import io.durable.UnknownExecution;
import io.durable.UnknownWait;
import io.durable.WaitClosed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Signals, in callers' transactions: they insert into the inbox and take the one wait that they
 * answer. No execution row is ever locked here (rule 3).
 */
final class Signals {
  // 40 pauses of 50 ms: two seconds.
  private static final int PAUSES = 40;

  // Safe with two nodes: the wait is taken under its row lock, so of two answerers, and of an
  // answerer and the owner's deadline, one finds it OPEN. One that is locked is skipped and looked
  // at again after a pause: waiting for the lock would need a lock timeout, and that would doom the
  // caller's transaction.
  private static final String ANSWER =
      """
      with asked as (
        select w.execution, w.id,
               w.state = 'OPEN'
                 and e.ended_at is null
                 and not exists (
                   select from durable.withdrawn d where d.execution = w.execution and d.wait = w.id)
                 as open
        from durable.wait w
        join durable.execution e on e.id = w.execution
        where w.id = ?
      ),
      taken as (
        select w.execution, w.id
        from asked
        join durable.wait w on w.execution = asked.execution and w.id = asked.id
        where asked.open
          and w.state = 'OPEN'
        for no key update of w skip locked
      ),
      sent as (
        insert into durable.inbox (execution, kind, wait_id, name, payload, received_at)
        select execution, 'ANSWER', id, '', cast(? as jsonb), durable.clock()
        from taken
        returning execution, wait_id
      ),
      answered as (
        update durable.wait w
        set state = 'ANSWERED', ended_at = durable.clock(), answered_by = ?
        from sent
        where w.execution = sent.execution
          and w.id = sent.wait_id
      )
      select asked.execution, asked.open, (select count(*) from sent) as sent
      from asked
      """;

  private static final String PAUSE =
      """
      select pg_sleep(0.05)
      """;

  // Safe with two nodes: the wait is taken as above; one that another event has locked is left to
  // it, and this event goes to the next wait of the name or stays in the inbox. An event id that
  // exists already inserts nothing.
  private static final String EVENT =
      """
      with target as (
        select id, status, ended_at is null as lives
        from durable.execution
        where id = ?
      ),
      event as (
        select cast(? as text) as name, cast(? as jsonb) as payload, cast(? as text) as event_id
      ),
      known as (
        select i.id
        from durable.inbox i
        join event on i.event_id = event.event_id
        join target on i.execution = target.id
      ),
      taken as (
        select w.id
        from target
        cross join event
        join durable.wait w
          on w.execution = target.id and w.kind = 'EVENT' and w.signal = event.name and w.state = 'OPEN'
        where target.lives
          and not exists (select from known)
          and not exists (
            select from durable.withdrawn d where d.execution = w.execution and d.wait = w.id)
        order by w.opened_at, w.id
        limit 1
        for no key update of w skip locked
      ),
      sent as (
        insert into durable.inbox (execution, kind, wait_id, name, payload, event_id, received_at)
        select target.id, 'EVENT', (select id from taken), event.name, event.payload, event.event_id,
               durable.clock()
        from target
        cross join event
        where target.lives
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
      select target.status, target.lives or exists (select from known) as lives,
             (select count(*) from sent where wait_id is not null) as taken
      from target
      """;

  // Safe with two nodes: an insert; the owner's finishing statement looks for it.
  private static final String CANCEL =
      """
      with target as (
        select id, status, ended_at is null as lives
        from durable.execution
        where id = ?
      ),
      sent as (
        insert into durable.inbox (execution, kind, name, payload, received_at)
        select id, 'CANCEL', '', cast(? as jsonb), durable.clock()
        from target
        where lives
      )
      select status, lives
      from target
      """;

  // Safe with two nodes: reads only; two that send the same id at once meet at the unique index.
  private static final String KNOWN =
      """
      select i.id
      from durable.inbox i
      where i.execution = ?
        and i.event_id = ?
      """;

  // Safe with two nodes: reads only.
  private static final String WAITS_OVER =
      """
      select distinct j.path
      from durable.journal j
      where j.execution = ?
        and j.kind = 'WAIT'
      """;

  private final Database database;
  private final Patience patience;

  Signals(Database database) {
    this.database = database;
    this.patience = new Patience(database);
  }

  /** A wait as its answerer finds it. */
  private record Asked(UUID execution, boolean open, boolean sent) {
    static Asked read(ResultSet row) throws SQLException {
      return new Asked(
          Database.id(row, "execution"), row.getBoolean("open"), row.getInt("sent") == 1);
    }
  }

  /** An execution as a sender finds it. */
  private record Target(Status status, boolean lives, boolean taken) {}

  UUID answer(UUID wait, JsonNode value, Caller by) {
    var answer = storable(value);
    for (var pauses = 0; pauses < PAUSES; pauses++) {
      var asked =
          database
              .queryOne(ANSWER, Asked::read, wait, answer, by.name())
              .orElseThrow(() -> new UnknownWait(wait, "there is no wait " + wait));
      if (asked.sent()) {
        return asked.execution();
      }
      if (!asked.open()) {
        throw new WaitClosed(
            wait,
            "the wait %s of execution %s was answered, has expired or was given up"
                .formatted(wait, asked.execution()));
      }
      database.queryOne(PAUSE, row -> true);
    }
    throw new SignalInDoubt(
        Optional.of(wait), "another open transaction answers the wait " + wait + "; try again");
  }

  boolean event(UUID execution, String name, JsonNode payload, Optional<String> eventId) {
    var text = storable(payload);
    var target =
        patience
            .withEventId(
                eventId,
                () ->
                    database.queryOne(
                        EVENT,
                        row -> target(row, row.getInt("taken") == 1),
                        execution,
                        name,
                        text,
                        eventId))
            .orElseThrow(() -> unknown(execution));
    requireLives(execution, target);
    return target.taken();
  }

  boolean knows(UUID execution, String eventId) {
    return database.queryOne(KNOWN, row -> true, execution, eventId).isPresent();
  }

  Set<String> waitsOver(UUID execution) {
    return Set.copyOf(database.query(WAITS_OVER, row -> row.getString("path"), execution));
  }

  void cancel(UUID execution, String reason, Caller by) {
    var payload = storable(Jsonb.object().put("by", by.name()).put("reason", reason));
    var target =
        database
            .queryOne(CANCEL, row -> target(row, false), execution, payload)
            .orElseThrow(() -> unknown(execution));
    requireLives(execution, target);
  }

  private static Target target(ResultSet row, boolean taken) throws SQLException {
    return new Target(Status.valueOf(row.getString("status")), row.getBoolean("lives"), taken);
  }

  private static void requireLives(UUID execution, Target target) {
    if (!target.lives()) {
      throw new ExecutionEnded(
          execution,
          target.status(),
          "execution %s has ended: %s".formatted(execution, target.status()));
    }
  }

  private static UnknownExecution unknown(UUID execution) {
    return new UnknownExecution(execution, "there is no execution " + execution);
  }

  static String storable(JsonNode payload) {
    var text = Jsonb.text(payload);
    if (Jsonb.holdsNul(text)) {
      throw new AnswerDoesNotFit(
          "", "the payload holds the character NUL, which cannot be stored", null);
    }
    return text;
  }
}
