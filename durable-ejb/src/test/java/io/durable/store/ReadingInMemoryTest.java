package io.durable.store;

import io.durable.proof.On;

/** The contract of reading in memory. */
@On(io.durable.proof.Ground.MEMORY)
class ReadingInMemoryTest extends ReadingContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
