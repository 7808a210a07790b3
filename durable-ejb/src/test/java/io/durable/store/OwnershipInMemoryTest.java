package io.durable.store;

import io.durable.proof.On;

/** The contract of ownership in memory. */
@On(io.durable.proof.Ground.MEMORY)
class OwnershipInMemoryTest extends OwnershipContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
