package io.durable.store;

import io.durable.proof.On;

/** The contract of starts on PostgreSQL. */
@On(io.durable.proof.Ground.POSTGRESQL)
class StartOnPostgresTest extends StartContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
