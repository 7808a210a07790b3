package io.durable.store;

import io.durable.proof.On;

/** The contract of ownership on PostgreSQL. */
@On(io.durable.proof.Ground.POSTGRESQL)
class OwnershipOnPostgresTest extends OwnershipContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
