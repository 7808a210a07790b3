package io.durable.store;

import io.durable.proof.On;

/** The contract of events by key on PostgreSQL. */
@On(io.durable.proof.Ground.POSTGRESQL)
class EventByKeyOnPostgresTest extends EventByKeyContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
