package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.ForEachNode;
import io.durable.plan.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The items of a list: the list is journaled at entry; a window of them is open at once, in their
 * order. Items that have ended are forgotten, so that an item costs the same whether there are ten
 * or ten thousand.
 */
final class ForEachFrame extends Frame {
  private final ForEachNode node;
  private final Scope scope;
  private final Path path;
  private final Set<Frame> open = new LinkedHashSet<>();
  private Optional<Failure> failed = Optional.empty();
  private int next;
  private int items;

  ForEachFrame(Course course, Optional<Frame> parent, ForEachNode node, Scope scope) {
    super(course, parent);
    this.node = node;
    this.scope = scope;
    this.path = scope.occurrenceOf(node.path());
  }

  @Override
  Progress enter() {
    var list = course().outcomes().value(path.entry());
    var verdict = course().outcomes().earlier(path).stream().findFirst();
    if (list.isPresent()) {
      items = list.get().size();
      openWindow();
    }
    if (verdict.isPresent()) {
      closedBefore();
      return Progress.failed(verdict.get().failure().orElseThrow());
    }
    if (list.isEmpty()) {
      course().frontier().add(this);
    }
    // An item that failed without a verdict was cut off from outside, which has a row elsewhere.
    return list.isPresent() && failed.isEmpty() ? progress() : Progress.OPEN;
  }

  /** Opens items until as many are open as may be. */
  private void openWindow() {
    while (next < items && open.size() < node.width()) {
      var item = item(next++);
      note(item, item.enter());
    }
  }

  private Frame item(int number) {
    var inside = scope.each(node.path(), number);
    return node.collecting()
        ? new ArmFrame(course(), this, node.body(), inside)
        : new BlockFrame(course(), Optional.of(this), node.body(), inside);
  }

  /**
   * One that fails the whole keeps its place in the window: what was open beside it is found again
   * when the journal is read.
   */
  private void note(Frame item, Progress how) {
    if (!how.ended()) {
      open.add(item);
    } else if (how.hasFailed() && !node.collecting()) {
      open.add(item);
      failed = failed.or(how::failure);
    } else {
      open.remove(item);
      if (how.done() && item instanceof ArmFrame arm) {
        arm.handOver();
      }
    }
  }

  private Progress progress() {
    return open.isEmpty() ? Progress.DONE : Progress.OPEN;
  }

  @Override
  Progress activate(Decision decision) {
    failed = journalItems(decision);
    return goOn(decision);
  }

  // catch: the list is made by user code
  private Optional<Failure> journalItems(Decision decision) {
    try {
      var list = list();
      items = list.size();
      decision.completed(new Decision.Attempt(path.entry(), 1, Kind.ENTRY, decision.at()), list);
      return Optional.empty();
    } catch (Throwable thrown) {
      return Optional.of(Thrown.failure(thrown, path));
    }
  }

  private JsonNode list() throws Exception {
    var value = course().evaluator().value(node.items(), scope);
    Objects.requireNonNull(value, "the list of items is null");
    return course().evaluator().items((Iterable<?>) value, node.path());
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    note(child, how);
    return goOn(decision);
  }

  private Progress goOn(Decision decision) {
    if (failed.isPresent()) {
      return fail(failed.get(), decision);
    }
    openWindow();
    return progress();
  }

  private Progress fail(Failure why, Decision decision) {
    var attempt = new Decision.Attempt(path, 1, Kind.VERDICT, decision.at());
    decision.ended(attempt, Outcome.FAILED, why, Optional.empty());
    close(decision);
    return Progress.failed(why);
  }

  @Override
  void close(Decision decision) {
    course().frontier().remove(this);
    open.forEach(item -> item.close(decision));
    open.clear();
  }

  @Override
  void closedBefore() {
    course().frontier().remove(this);
    open.forEach(Frame::closedBefore);
    open.clear();
  }

  @Override
  Progress elapsed(Decision decision) {
    throw new IllegalStateException("'" + path + "' asks for no time");
  }
}
