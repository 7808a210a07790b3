package io.durable.store;

import io.durable.model.Checkpoint;
import io.durable.model.JournalRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hot path: journal rows under a claim, and nothing else. */
final class Checkpoints {

  // Safe with two nodes (rule 1): the execution's row is locked where owner and token match, and
  // the journal is inserted from it. A take-over that committed first leaves nothing to insert
  // from; one that comes later waits for this commit.
  private static final String APPEND =
      """
      with held as (
        select e.id
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
      )
      select count(*) as held
      from held
      """;

  // Safe with two nodes: as above, for many executions at once. Locked in the order of their ids,
  // and what is locked by somebody else is skipped, so a group waits for nobody and no two groups
  // for each other.
  private static final String APPEND_ALL =
      """
      with held as (
        select e.id
        from durable.execution e
        join (
          select distinct c.execution, c.owner, c.token
          from jsonb_to_recordset(cast(? as jsonb)) as c(execution uuid, owner uuid, token bigint)
        ) as given on given.execution = e.id and given.owner = e.owner and given.token = e.token
        order by e.id
        for no key update of e skip locked
      ),
      added as (
        insert into durable.journal (
          execution, path, attempt, sequence, kind, outcome, value, failure, retry_at, started_at, ended_at)
        select held.id, r.path, r.attempt, r.sequence, r.kind, r.outcome,
               case when r.outcome = 'COMPLETED' then coalesce(r.value, 'null') end,
               r.failure, r.retry_at, r.started_at, r.ended_at
        from jsonb_to_recordset(cast(? as jsonb)) as r(
          execution uuid, path text, attempt integer, sequence bigint, kind text, outcome text,
          value jsonb, failure jsonb, retry_at timestamptz, started_at timestamptz,
          ended_at timestamptz)
        join held on held.id = r.execution
      )
      select id
      from held
      """;

  private final Database database;

  Checkpoints(Database database) {
    this.database = database;
  }

  Store.Written append(Checkpoint checkpoint) {
    var claim = checkpoint.claim();
    var held =
        database
            .queryOne(
                APPEND,
                row -> row.getInt("held"),
                claim.execution(),
                claim.node(),
                claim.token(),
                rows(checkpoint.rows()))
            .orElseThrow();
    return held == 1 ? Store.Written.WRITTEN : Store.Written.CLAIM_LOST;
  }

  Set<UUID> appendAll(List<Checkpoint> plain) {
    var claims = Jsonb.array();
    var rows = Jsonb.array();
    for (var checkpoint : plain) {
      var claim = checkpoint.claim();
      claims
          .addObject()
          .put("execution", claim.execution().toString())
          .put("owner", claim.node().toString())
          .put("token", claim.token());
      checkpoint
          .rows()
          .forEach(row -> rows.add(tree(row).put("execution", claim.execution().toString())));
    }
    return new HashSet<>(
        database.query(
            APPEND_ALL,
            row -> Database.id(row, "id"),
            Jsonb.text(claims),
            Jsonb.storable(Jsonb.text(rows))));
  }

  static String rows(List<JournalRow> rows) {
    ArrayNode array = Jsonb.array();
    rows.forEach(row -> array.add(tree(row)));
    return Jsonb.storable(Jsonb.text(array));
  }

  private static ObjectNode tree(JournalRow row) {
    var tree =
        Jsonb.object()
            .put("path", row.path().toString())
            .put("attempt", row.attempt())
            .put("sequence", row.sequence())
            .put("kind", row.kind().name())
            .put("outcome", row.outcome().name())
            .put("started_at", row.startedAt().toString())
            .put("ended_at", row.endedAt().toString());
    row.value().ifPresent(value -> tree.set("value", value));
    row.failure().ifPresent(failure -> tree.set("failure", Jsonb.of(failure)));
    row.retryAt().ifPresent(time -> tree.put("retry_at", time.toString()));
    return tree;
  }
}
