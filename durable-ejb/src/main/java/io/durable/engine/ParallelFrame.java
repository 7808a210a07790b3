package io.durable.engine;

import io.durable.Failure;
import io.durable.model.JournalRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.ParallelNode;
import io.durable.plan.ParallelNode.Join;
import io.durable.plan.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Parallel arms. What decides them (a failure, the winners, the end of their time) is a verdict at
 * the node's own path, in the checkpoint of the outcome that decided it; that all arms succeeded
 * needs none.
 */
final class ParallelFrame extends Frame {
  static final String TOO_FEW = "TooFewSucceeded";

  private final ParallelNode node;
  private final Scope scope;
  private final Path path;
  private final List<Frame> arms = new ArrayList<>();
  private final Set<Frame> open = new LinkedHashSet<>();
  private final Set<Frame> succeeded = new LinkedHashSet<>();
  private Optional<Failure> failed = Optional.empty();
  private boolean decided;

  ParallelFrame(Course course, Optional<Frame> parent, ParallelNode node, Scope scope) {
    super(course, parent);
    this.node = node;
    this.scope = scope;
    this.path = scope.occurrenceOf(node.path());
  }

  /** Whether the failure of an arm stops at the arm. */
  private boolean catching() {
    return node.join() != Join.ALL;
  }

  private Frame arm(int number) {
    var block = node.arms().get(number);
    var inside = scope.inside(node.path(), ParallelNode.label(number));
    return catching()
        ? new ArmFrame(course(), this, block, inside)
        : new BlockFrame(course(), Optional.of(this), block, inside);
  }

  @Override
  Progress enter() {
    for (var i = 0; i < node.arms().size(); i++) {
      var arm = arm(i);
      arms.add(arm);
      note(arm, arm.enter());
    }
    var verdict = course().outcomes().earlier(path).stream().findFirst();
    if (verdict.isPresent()) {
      return decidedBefore(verdict.get());
    }
    if (allDone()) {
      return done();
    }
    if (node.within().isPresent() || judgeable()) {
      course().frontier().add(this);
    }
    return Progress.OPEN;
  }

  private void note(Frame arm, Progress how) {
    open.remove(arm);
    if (!how.ended()) {
      open.add(arm);
    } else if (how.done()) {
      succeeded.add(arm);
    } else {
      failed = failed.or(how::failure);
    }
  }

  private boolean allDone() {
    return switch (node.join()) {
      case ALL -> succeeded.size() == arms.size();
      case OUTCOMES -> open.isEmpty();
      case FIRST, QUORUM -> false;
    };
  }

  /** Whether a verdict is due. */
  private boolean judgeable() {
    return switch (node.join()) {
      case ALL -> failed.isPresent();
      case OUTCOMES -> false;
      case FIRST, QUORUM -> won() || succeeded.size() + open.size() < node.needed();
    };
  }

  private boolean won() {
    return succeeded.size() >= node.needed();
  }

  /**
   * The deadline is journaled, and what was decided at once. What arms found when they were
   * activated came in time: they were before this.
   */
  @Override
  Progress activate(Decision decision) {
    var progress = judge(decision);
    if (progress.ended() || decided || node.within().isEmpty()) {
      return progress;
    }
    var deadline = deadline(decision);
    if (!deadline.isAfter(decision.at())) {
      return elapsed(decision);
    }
    course().frontier().timers().add(deadline, this);
    return Progress.OPEN;
  }

  private Instant deadline(Decision decision) {
    var known = course().outcomes().value(path.entry());
    if (known.isPresent()) {
      return Instant.parse(known.get().stringValue());
    }
    var at = decision.at().plus(node.within().orElseThrow());
    decision.completed(
        new Decision.Attempt(path.entry(), 1, Kind.ENTRY, decision.at()),
        StringNode.valueOf(at.toString()));
    return at;
  }

  @Override
  Progress childEnded(Frame child, Progress how, Decision decision) {
    note(child, how);
    return decided ? settled() : judge(decision);
  }

  private Progress judge(Decision decision) {
    if (allDone()) {
      return done();
    }
    if (node.join() == Join.QUORUM && node.needed() > 1) {
      // Who succeeded before whom has to be known after a crash too.
      succeeded.forEach(arm -> ((ArmFrame) arm).keepPlace(decision));
    }
    if (!judgeable()) {
      return Progress.OPEN;
    }
    if (node.join() == Join.ALL) {
      return fail(Outcome.FAILED, failed.orElseThrow(), decision);
    }
    return won() ? win(decision) : fail(Outcome.FAILED, tooFew(), decision);
  }

  private Progress done() {
    rest();
    succeeded.forEach(this::keep);
    return Progress.DONE;
  }

  /** It asks for no time any more. */
  private void rest() {
    course().frontier().remove(this);
  }

  private void keep(Frame arm) {
    if (arm instanceof ArmFrame catching) {
      catching.handOver();
    }
  }

  private Failure tooFew() {
    var message =
        "%d of %d arms succeeded, %d were needed%s"
            .formatted(
                succeeded.size(),
                arms.size(),
                node.needed(),
                failed.map(first -> "; first " + first.type() + ": " + first.message()).orElse(""));
    return new Failure(TOO_FEW, message, path.toString(), failed.map(Failure::stack).orElse(""));
  }

  /** The whole fails: its arms end at once. */
  private Progress fail(Outcome outcome, Failure why, Decision decision) {
    var attempt = new Decision.Attempt(path, 1, Kind.VERDICT, decision.at());
    decision.ended(attempt, outcome, why, Optional.empty());
    decided = true;
    close(decision);
    return Progress.failed(why);
  }

  private Progress win(Decision decision) {
    var winners =
        succeeded.stream()
            .sorted(Comparator.comparingLong(arm -> ((ArmFrame) arm).succeededAt()))
            .limit(node.needed())
            .map(arms::indexOf)
            .toList();
    return won(winners, completed(winners, decision).sequence(), Optional.of(decision));
  }

  private JournalRow completed(List<Integer> winners, Decision decision) {
    var list = JsonNodeFactory.instance.arrayNode();
    winners.forEach(list::add);
    return decision.completed(new Decision.Attempt(path, 1, Kind.VERDICT, decision.at()), list);
  }

  /** The others lose; the block ends when what they did is undone. */
  private Progress won(List<Integer> winners, long verdict, Optional<Decision> decision) {
    decided = true;
    rest();
    for (var i = 0; i < arms.size(); i++) {
      if (winners.contains(i)) {
        keep(arms.get(i));
      } else {
        note(arms.get(i), lost(arms.get(i), verdict, decision));
      }
    }
    return settled();
  }

  private static Progress lost(Frame frame, long verdict, Optional<Decision> decision) {
    if (frame instanceof ArmFrame arm) {
      return arm.lose(verdict, decision);
    }
    decision.ifPresentOrElse(frame::close, frame::closedBefore);
    return Progress.DONE;
  }

  private Progress settled() {
    return open.isEmpty() ? Progress.DONE : Progress.OPEN;
  }

  private Progress decidedBefore(JournalRow verdict) {
    decided = true;
    if (verdict.outcome() != Outcome.COMPLETED) {
      closedBefore();
      return Progress.failed(verdict.failure().orElseThrow());
    }
    var winners = verdict.value().orElseThrow().valueStream().map(arm -> arm.intValue()).toList();
    return won(winners, verdict.sequence(), Optional.empty());
  }

  /** The time for the answers is up: nobody wins. */
  @Override
  Progress elapsed(Decision decision) {
    if (node.orElse().isPresent()) {
      return won(List.of(), completed(List.of(), decision).sequence(), Optional.of(decision));
    }
    var late = "not enough was answered within the time";
    return fail(
        Outcome.TIMED_OUT, new Failure(WaitFrame.EXPIRED, late, path.toString(), ""), decision);
  }

  @Override
  void close(Decision decision) {
    rest();
    arms.forEach(arm -> arm.close(decision));
  }

  @Override
  void closedBefore() {
    rest();
    arms.forEach(Frame::closedBefore);
  }
}
