package io.durable.store;

/** The contract of reading on PostgreSQL. */
class ReadingOnPostgresTest extends ReadingContract {
  @Override
  Ground newGround() {
    return new PostgresGround();
  }
}
