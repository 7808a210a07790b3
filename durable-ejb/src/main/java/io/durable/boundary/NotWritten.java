package io.durable.boundary;

import io.durable.store.Store;

/** Rolls back a transaction whose checkpoint was refused. */
final class NotWritten extends Exception {
  private static final long serialVersionUID = 1L;

  private final Store.Written written;

  private NotWritten(Store.Written written) {
    super("the checkpoint was not written: " + written, null, false, false);
    this.written = written;
  }

  static NotWritten because(Store.Written written) {
    return new NotWritten(written);
  }

  static Store.Written unlessWritten(Store.Written written) throws NotWritten {
    if (written != Store.Written.WRITTEN) {
      throw new NotWritten(written);
    }
    return written;
  }

  Store.Written written() {
    return written;
  }
}
