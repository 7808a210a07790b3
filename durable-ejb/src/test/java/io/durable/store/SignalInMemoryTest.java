package io.durable.store;

/** The contract of signals in memory. */
class SignalInMemoryTest extends SignalContract {
  @Override
  Ground newGround() {
    return new MemoryGround();
  }
}
