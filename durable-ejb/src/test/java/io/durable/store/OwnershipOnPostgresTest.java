package io.durable.store;

/** The contract of ownership on PostgreSQL. */
class OwnershipOnPostgresTest extends OwnershipContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
