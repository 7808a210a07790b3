package io.durable.store;

/** The contract of signals on PostgreSQL. */
class SignalOnPostgresTest extends SignalContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
