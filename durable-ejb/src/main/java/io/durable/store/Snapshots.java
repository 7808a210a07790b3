package io.durable.store;

import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.model.Snapshot;
import io.durable.plan.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * All that is known of an execution. Read in the order journal, waits, inbox: what a sender commits
 * in between is then seen as a signal to a wait that was still open, never as a wait that closed
 * without a signal.
 */
final class Snapshots {

  // Safe with two nodes: the journal is append-only, and only the owner appends.
  private static final String JOURNAL =
      """
      select path, attempt, sequence, kind, outcome, value, failure, retry_at, started_at, ended_at
      from durable.journal
      where execution = ?
      order by sequence
      """;

  // Safe with two nodes: only the owner opens waits and consumes answers; a wait that is answered
  // right after this statement is given as open, and its answer is in the inbox.
  private static final String WAITS =
      """
      select w.id, w.path, w.kind, w.signal, w.prompt, w.show, w.schema, w.options, w.roles,
             w.correlation, w.deadline, w.opened_at
      from durable.wait w
      where w.execution = ?
        and (w.state = 'OPEN' and not exists (
            select from durable.withdrawn d where d.execution = w.execution and d.wait = w.id)
          or w.state = 'ANSWERED' and exists (
            select
            from durable.inbox i
            where i.execution = w.execution and i.wait_id = w.id and i.consumed_at is null))
      order by w.opened_at, w.id
      """;

  // Safe with two nodes: only the owner consumes; what comes later comes with a wake-up of its own.
  private static final String INBOX =
      """
      select id, kind, wait_id, name, payload, received_at
      from durable.inbox
      where execution = ?
        and consumed_at is null
      order by id
      """;

  private final Database database;

  Snapshots(Database database) {
    this.database = database;
  }

  Snapshot load(UUID execution) {
    var journal = database.query(JOURNAL, Snapshots::journalRow, execution);
    var waits = database.query(WAITS, Waits::read, execution);
    return new Snapshot(journal, waits, inbox(execution));
  }

  List<InboxRow> inbox(UUID execution) {
    return database.query(INBOX, Snapshots::inboxRow, execution);
  }

  private static JournalRow journalRow(ResultSet row) throws SQLException {
    return new JournalRow(
        Path.parse(row.getString("path")),
        row.getInt("attempt"),
        row.getLong("sequence"),
        JournalRow.Kind.valueOf(row.getString("kind")),
        JournalRow.Outcome.valueOf(row.getString("outcome")),
        Jsonb.optionalTree(row.getString("value")),
        Jsonb.optionalFailure(row.getString("failure")),
        Database.optionalTime(row, "retry_at"),
        Database.time(row, "started_at"),
        Database.time(row, "ended_at"));
  }

  private static InboxRow inboxRow(ResultSet row) throws SQLException {
    return new InboxRow(
        row.getLong("id"),
        InboxRow.Kind.valueOf(row.getString("kind")),
        Database.optionalId(row, "wait_id"),
        row.getString("name"),
        Jsonb.tree(row.getString("payload")),
        Database.time(row, "received_at"));
  }
}
