package io.durable.boundary;

import io.durable.model.Checkpoint;
import io.durable.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/**
 * Writes the checkpoints of many executions in one transaction. Whoever comes first writes for all
 * who came meanwhile; under no load that is a commit of one, and nobody waits for company.
 */
final class GroupCommit {
  private static final int LARGEST = 200;

  /** Characters of values in one statement, about; a larger value goes alone. */
  private static final long LARGEST_TEXT = 4_000_000;

  private final Store store;
  private final Transactions transactions;
  private final Duration timeout;
  private final ConcurrentLinkedQueue<Entry> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  GroupCommit(Store store, Transactions transactions, Duration timeout) {
    this.store = store;
    this.transactions = transactions;
    this.timeout = timeout;
  }

  /**
   * Writes one checkpoint, alone or in company.
   *
   * @throws Exception what the database said; whether the checkpoint is in the journal has to be
   *     read there
   */
  Store.Written write(Checkpoint checkpoint) throws Exception {
    var entry = new Entry(checkpoint);
    waiting.add(entry);
    writing.lock();
    try {
      // Each round takes what came first, so this ends with our own entry.
      while (!entry.done) {
        writeBatch(take());
      }
    } finally {
      writing.unlock();
    }
    return entry.written();
  }

  private List<Entry> take() {
    var batch = new ArrayList<Entry>();
    var size = 0L;
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      size += next.size;
      if (batch.size() == LARGEST || size >= LARGEST_TEXT) {
        break;
      }
    }
    return batch;
  }

  private void writeBatch(List<Entry> batch) {
    if (batch.size() > 1 && writeTogether(batch)) {
      return;
    }
    for (var entry : batch) {
      if (!entry.done) {
        writeAlone(entry);
      }
    }
  }

  /**
   * False when the whole failed: one bad row spoils the statement, so each is written alone and
   * told its own story.
   */
  private boolean writeTogether(List<Entry> batch) {
    try {
      var checkpoints = batch.stream().map(entry -> entry.checkpoint).toList();
      var written = transactions.own(timeout, () -> store.writeAll(checkpoints));
      for (var entry : batch) {
        if (written.contains(entry.checkpoint.claim().execution())) {
          entry.end(Store.Written.WRITTEN);
        }
      }
      return written.size() == batch.size();
    } catch (Exception e) {
      if (e instanceof CommitFailed || Trouble.of(e) == Trouble.DISCONNECTED) {
        batch.forEach(entry -> entry.fail(e));
        return true;
      }
      return false;
    } catch (Error e) {
      // Those who wait for this round must hear of it, or they would look for their entry for ever.
      batch.forEach(entry -> entry.fail(e));
      return true;
    }
  }

  private void writeAlone(Entry entry) {
    try {
      entry.end(
          transactions.own(timeout, () -> NotWritten.unlessWritten(store.write(entry.checkpoint))));
    } catch (NotWritten e) {
      entry.end(e.written());
    } catch (Exception | Error e) {
      entry.fail(e);
    }
  }

  /** The characters of a value, about. */
  private static long textOf(JsonNode value) {
    if (value.isContainer()) {
      return 2 + value.valueStream().mapToLong(each -> 8 + textOf(each)).sum();
    }
    return value.isString() ? value.stringValue().length() : 8;
  }

  /** One checkpoint on its way; guarded by {@code writing}. */
  private static final class Entry {
    private final Checkpoint checkpoint;
    private boolean done;
    private Store.Written written;
    private final long size;
    private Throwable failure;

    Entry(Checkpoint checkpoint) {
      this.checkpoint = checkpoint;
      this.size =
          checkpoint.rows().stream()
              .flatMap(row -> row.value().stream())
              .mapToLong(GroupCommit::textOf)
              .sum();
    }

    void end(Store.Written how) {
      written = how;
      done = true;
    }

    void fail(Throwable e) {
      failure = e;
      done = true;
    }

    Store.Written written() throws Exception {
      if (failure instanceof Exception known) {
        throw known;
      }
      if (failure != null) {
        throw new IllegalStateException("the writing broke off", failure);
      }
      return written;
    }
  }
}
