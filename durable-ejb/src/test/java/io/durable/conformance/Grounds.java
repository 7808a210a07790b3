package io.durable.conformance;

/** The grounds that every behaviour is tried on. */
enum Grounds {
  MEMORY {
    @Override
    Ground open() {
      return new MemoryGround();
    }
  },
  POSTGRESQL {
    @Override
    Ground open() {
      return new PostgresGround();
    }
  };

  abstract Ground open();
}
