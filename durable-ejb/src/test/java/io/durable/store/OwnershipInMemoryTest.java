package io.durable.store;

/** The contract of ownership in memory. */
class OwnershipInMemoryTest extends OwnershipContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
