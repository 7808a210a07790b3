package io.durable.store;

import io.durable.proof.On;

/** The contract of writing in memory. */
@On(io.durable.proof.Ground.MEMORY)
class WritingInMemoryTest extends WritingContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
