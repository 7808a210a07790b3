package io.durable.model;

import java.util.List;

/**
 * All that is known of an execution: from it the engine's state is built.
 *
 * @param journal in order of sequence
 * @param waits the open ones, and the answered ones whose answer is still in the inbox
 * @param inbox the signals not consumed yet, in order of id
 */
public record Snapshot(List<JournalRow> journal, List<WaitRow> waits, List<InboxRow> inbox) {

  public static final Snapshot EMPTY = new Snapshot(List.of(), List.of(), List.of());

  public Snapshot {
    journal = List.copyOf(journal);
    waits = List.copyOf(waits);
    inbox = List.copyOf(inbox);
  }
}
