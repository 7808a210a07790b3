package io.durable.store;

import io.durable.proof.On;

/** The contract of signals in memory. */
@On(io.durable.proof.Ground.MEMORY)
class SignalInMemoryTest extends SignalContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
