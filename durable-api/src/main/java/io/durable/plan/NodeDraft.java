package io.durable.plan;

import io.durable.plan.BlockDraft.Site;
import java.util.HashSet;
import java.util.Set;

/** A node while it is recorded; modifiers change it until {@code define} returns. */
abstract class NodeDraft {
  private final Recording recording;
  private final Site site;
  private final Path path;
  private final Set<String> given = new HashSet<>();

  /** Records the node behind those that are there already. */
  NodeDraft(Recording recording, String name) {
    this.recording = recording;
    this.site = recording.current().next();
    this.path = recording.name(name);
    site.block().add(this);
  }

  /** The finished node; called once, after {@code define} returned. */
  abstract Node build();

  Recording recording() {
    return recording;
  }

  Problems problems() {
    return recording.problems();
  }

  Site site() {
    return site;
  }

  BlockDraft block() {
    return site.block();
  }

  Path path() {
    return path;
  }

  /** Says that a modifier is called, which is allowed once. */
  void once(String modifier) {
    recording.requireOpen(modifier);
    if (!given.add(modifier)) {
      problems().error(path, "." + modifier + " is given twice", "Keep one of them");
    }
  }

  boolean has(String modifier) {
    return given.contains(modifier);
  }

  void error(String message, String remedy) {
    problems().error(path, message, remedy);
  }
}
