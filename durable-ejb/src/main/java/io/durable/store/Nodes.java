package io.durable.store;

import io.durable.model.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is alive, and what becomes of the executions of those who are not. */
final class Nodes {

  // Safe with two nodes: the id is new at every boot, so nobody else writes this row.
  private static final String REGISTER =
      """
      insert into durable.node (id, name, plans, started_at, beat_at)
      select ?, ?, cast(? as jsonb), now.at, now.at
      from (select durable.clock() as at) as now
      on conflict (id) do update
      set plans = excluded.plans, beat_at = excluded.beat_at
      """;

  // Safe with two nodes: who was declared dead has no row any more, updates nothing and is told so.
  // A beat and a verdict on the same row wait for each other, and the second sees what the first
  // did.
  private static final String BEAT =
      """
      with alive as (
        update durable.node
        set beat_at = durable.clock()
        where id = ?
        returning id
      )
      select e.id, e.owner, e.token
      from alive
      left join durable.execution e on e.owner = alive.id
      """;

  // Safe with two nodes: nobody else writes this row, except for a verdict, which deletes it too.
  private static final String DEREGISTER =
      """
      delete from durable.node
      where id = ?
      """;

  // Safe with two nodes: the predicate is checked again on the locked version, so a beat that came
  // first saves the node. Nobody buries itself: it is alive enough to ask.
  private static final String BURY =
      """
      delete from durable.node
      where id in (
        select id
        from durable.node
        where beat_at < durable.clock() - cast(? as interval)
          and id <> ?
        for no key update skip locked
      )
      """;

  // Safe with two nodes: a predicate on the state and not on an event, so it does not matter who
  // buried the owner; "skip locked" shares the work. An owner that still lives on without knowing
  // writes nothing, for its token is checked under this lock.
  private static final String FREE =
      """
      with lost as (
        select e.id
        from durable.execution e
        where e.owner is not null
          and not exists (select from durable.node n where n.id = e.owner)
        order by e.id
        for no key update of e skip locked
      )
      update durable.execution e
      set owner = null, token = e.token + 1, taken_over = true, due_at = durable.clock()
      from lost
      where e.id = lost.id
      """;

  private final Database database;

  Nodes(Database database) {
    this.database = database;
  }

  void register(UUID node, String name, Set<String> plans) {
    var hashes = Jsonb.array();
    plans.forEach(hashes::add);
    database.update(REGISTER, node, name, Jsonb.text(hashes));
  }

  Optional<Set<Claim>> beat(UUID node) {
    var rows = database.query(BEAT, row -> claim(row, node), node);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var owned = new HashSet<Claim>();
    rows.forEach(row -> row.ifPresent(owned::add));
    return Optional.of(owned);
  }

  void deregister(UUID node) {
    database.update(DEREGISTER, node);
  }

  /** Two statements: the second sees, beside what others committed, the verdicts of the first. */
  int takeOver(UUID by, Duration lease) {
    database.update(BURY, lease.toString(), by);
    return freeOrphans();
  }

  int freeOrphans() {
    return database.update(FREE);
  }

  // A living node that owns nothing gives one row without an execution.
  private static Optional<Claim> claim(ResultSet row, UUID node) throws SQLException {
    var execution = Database.optionalId(row, "id");
    var token = row.getLong("token");
    return execution.map(id -> new Claim(id, node, token));
  }
}
