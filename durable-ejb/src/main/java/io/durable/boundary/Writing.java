package io.durable.boundary;

import io.durable.model.Checkpoint;
import io.durable.model.Claim;
import io.durable.model.InboxRow;
import io.durable.model.Snapshot;
import io.durable.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * How a decision reaches the store: in a transaction of the engine's own, or last in the one that a
 * step runs in.
 */
interface Writing {

  Snapshot load(UUID execution) throws Exception;

  /**
   * As {@link #load}, after a transaction of this claim whose outcome is not known (rule 2): the
   * claim itself may be over by it.
   *
   * @throws NotWritten it is
   */
  Snapshot reload(Claim claim) throws Exception;

  /** The signals that were not used yet. */
  List<InboxRow> inbox(UUID execution) throws Exception;

  /**
   * Writes one decision; of a park, also looks again into the inbox, with a snapshot taken after
   * the row was locked.
   *
   * @return whether a parked execution was signalled meanwhile
   * @throws NotWritten the store refused
   */
  boolean write(Checkpoint checkpoint) throws Exception;

  /** Hands the claim back. */
  void release(Claim claim) throws Exception;

  /** Last in the current transaction. */
  record Inside(Store store) implements Writing {
    @Override
    public Snapshot load(UUID execution) {
      return store.load(execution);
    }

    @Override
    public Snapshot reload(Claim claim) throws NotWritten {
      if (!store.hold(claim)) {
        throw NotWritten.because(Store.Written.CLAIM_LOST);
      }
      return store.load(claim.execution());
    }

    @Override
    public List<InboxRow> inbox(UUID execution) {
      return store.inbox(execution);
    }

    @Override
    public boolean write(Checkpoint checkpoint) throws NotWritten {
      NotWritten.unlessWritten(store.write(checkpoint));
      return parks(checkpoint) && store.recheckInbox(checkpoint.claim().execution());
    }

    @Override
    public void release(Claim claim) {
      store.release(claim);
    }

    private static boolean parks(Checkpoint checkpoint) {
      return checkpoint.move().filter(Checkpoint.Move.Park.class::isInstance).isPresent();
    }
  }

  /**
   * In a transaction of its own; what only appends goes with others into one. A few at once: the
   * rest waits for its turn and holds no connection meanwhile.
   */
  record Apart(
      Inside inside,
      Transactions transactions,
      GroupCommit group,
      Duration timeout,
      Semaphore turns)
      implements Writing {
    @Override
    public Snapshot load(UUID execution) throws Exception {
      return own(() -> inside.load(execution));
    }

    @Override
    public List<InboxRow> inbox(UUID execution) throws Exception {
      return own(() -> inside.inbox(execution));
    }

    @Override
    public Snapshot reload(Claim claim) throws Exception {
      return own(() -> inside.reload(claim));
    }

    @Override
    public boolean write(Checkpoint checkpoint) throws Exception {
      if (checkpoint.plain()) {
        NotWritten.unlessWritten(group.write(checkpoint));
        return false;
      }
      return own(() -> inside.write(checkpoint));
    }

    @Override
    public void release(Claim claim) throws Exception {
      own(
          () -> {
            inside.release(claim);
            return true;
          });
    }

    private <T> T own(Transactions.Work<T> work) throws Exception {
      turns.acquireUninterruptibly();
      try {
        return transactions.own(timeout, work);
      } finally {
        turns.release();
      }
    }
  }
}
