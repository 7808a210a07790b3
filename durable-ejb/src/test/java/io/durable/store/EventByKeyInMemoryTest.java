package io.durable.store;

import io.durable.proof.On;

/** The contract of events by key in memory. */
@On(io.durable.proof.Ground.MEMORY)
class EventByKeyInMemoryTest extends EventByKeyContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
