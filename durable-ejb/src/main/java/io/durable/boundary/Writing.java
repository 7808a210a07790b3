package io.durable.boundary;

import io.durable.model.Checkpoint;
import io.durable.model.Claim;
import io.durable.model.Snapshot;
import io.durable.store.Store;
import java.time.Duration;
import java.util.UUID;

/**
 * How a decision reaches the store: in a transaction of the engine's own, or last in the one that a
 * step runs in.
 */
interface Writing {

  Snapshot load(UUID execution) throws Exception;

  /**
   * The same, after a transaction of this claim whose outcome is not known (rule 2): the claim
   * itself may be over by it.
   *
   * @throws NotWritten it is
   */
  Snapshot reload(Claim claim) throws Exception;

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

  /** In a transaction of its own; what only appends goes with others into one. */
  record Apart(Inside inside, Transactions transactions, GroupCommit group, Duration timeout)
      implements Writing {
    @Override
    public Snapshot load(UUID execution) throws Exception {
      return transactions.own(timeout, () -> inside.load(execution));
    }

    @Override
    public Snapshot reload(Claim claim) throws Exception {
      return transactions.own(timeout, () -> inside.reload(claim));
    }

    @Override
    public boolean write(Checkpoint checkpoint) throws Exception {
      if (checkpoint.plain()) {
        NotWritten.unlessWritten(group.write(checkpoint));
        return false;
      }
      return transactions.own(timeout, () -> inside.write(checkpoint));
    }

    @Override
    public void release(Claim claim) throws Exception {
      transactions.own(
          timeout,
          () -> {
            inside.release(claim);
            return true;
          });
    }
  }
}
