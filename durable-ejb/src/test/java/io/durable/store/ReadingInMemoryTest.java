package io.durable.store;

/** The contract of reading in memory. */
class ReadingInMemoryTest extends ReadingContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
