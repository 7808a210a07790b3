package io.durable.store;

import io.durable.proof.On;

/** The contract of starts in memory. */
@On(io.durable.proof.Ground.MEMORY)
class StartInMemoryTest extends StartContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
