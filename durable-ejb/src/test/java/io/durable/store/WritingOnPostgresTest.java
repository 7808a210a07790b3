package io.durable.store;

import io.durable.proof.On;

/** The contract of writing on PostgreSQL. */
@On(io.durable.proof.Ground.POSTGRESQL)
class WritingOnPostgresTest extends WritingContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
