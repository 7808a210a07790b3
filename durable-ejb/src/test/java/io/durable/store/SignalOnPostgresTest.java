package io.durable.store;

import io.durable.proof.On;

/** The contract of signals on PostgreSQL. */
@On(io.durable.proof.Ground.POSTGRESQL)
class SignalOnPostgresTest extends SignalContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
