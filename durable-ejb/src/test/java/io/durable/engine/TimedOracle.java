package io.durable.engine;

import io.durable.engine.Timeline.Call;
import io.durable.engine.Timeline.Piece;
import io.durable.engine.Timeline.Try;
import io.durable.plan.Block;
import io.durable.plan.BranchNode;
import io.durable.plan.ChildNode;
import io.durable.plan.ContinueNode;
import io.durable.plan.Expression;
import io.durable.plan.FailNode;
import io.durable.plan.ForEachNode;
import io.durable.plan.Node;
import io.durable.plan.ParallelNode;
import io.durable.plan.ParallelNode.Join;
import io.durable.plan.Plan;
import io.durable.plan.RepeatNode;
import io.durable.plan.SleepNode;
import io.durable.plan.StepNode;
import io.durable.plan.WaitNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Says what an execution of any plan must come to: a recursive reading of the plan, in which each
 * part is told when it begins and says when and how it ends. No journal, no events, no frontier, no
 * crash: arms are read one after the other, and what comes after a decision is cut off.
 */
final class TimedOracle implements Node.Cases<TimedOracle.Part> {

  /** What it must come to; effects are the calls of user code in their order. */
  record Fate(String status, Optional<Object> result, String failedAt, List<String> effects) {}

  /**
   * How a part of the plan goes.
   *
   * @param failedAt the path that failed; empty when it did not
   */
  record Part(long end, Optional<String> failedAt, List<Piece> pieces) {
    static Part done(long end, List<Piece> pieces) {
      return new Part(end, Optional.empty(), pieces);
    }

    static Part failed(long end, String at, List<Piece> pieces) {
      return new Part(end, Optional.of(at), pieces);
    }
  }

  private final World world;
  private final Plan plan;
  private final Timeline timeline;
  private final Timed values;
  private String at = "";
  private long now;

  TimedOracle(World world, Plan plan, Timeline timeline, Timed values) {
    this.world = world;
    this.plan = plan;
    this.timeline = timeline;
    this.values = values;
  }

  Fate fate() {
    var whole = block(plan.body(), "", 0);
    var pieces = whole.pieces();
    Optional<Object> result = Optional.empty();
    var failedAt = whole.failedAt();
    if (failedAt.isEmpty()) {
      try {
        result = Optional.ofNullable(values.of(plan.body().result(), ""));
      } catch (Exception broken) {
        failedAt = Optional.of("");
      }
    }
    var stuck = Timeline.firstToGiveUp(pieces);
    var gaveUpAt = stuck.map(undo -> undo.gaveUpAt).orElse(Timeline.NEVER);
    var cancelAt = world.cancelAt().orElse(Timeline.NEVER);
    if (failedAt.isEmpty() && Math.min(gaveUpAt, cancelAt) > whole.end()) {
      return new Fate("COMPLETED", result, "", Timeline.effects(pieces));
    }
    var turn = Math.min(Math.min(gaveUpAt, cancelAt), whole.end());
    if (turn == cancelAt) {
      return undone("CANCELLED", "", pieces, turn);
    }
    var why = turn == gaveUpAt ? stuck.orElseThrow().gaveUp : failedAt.orElseThrow();
    return undone("FAILED", why, pieces, turn);
  }

  private Fate undone(String status, String failedAt, List<Piece> pieces, long turn) {
    timeline.cut(pieces, turn);
    timeline.undo(pieces, turn);
    var end =
        Timeline.firstToGiveUp(pieces).isPresent()
            ? "COMPENSATION_FAILED"
            : status.equals("FAILED") && Timeline.anyUndone(pieces) ? "COMPENSATED" : status;
    return new Fate(end, Optional.empty(), failedAt, Timeline.effects(pieces));
  }

  /** Reads a block that stands at this address. */
  private Part block(Block block, String where, long start) {
    var pieces = new ArrayList<Piece>();
    var time = start;
    for (var node : block.nodes()) {
      var part = node(node, where, time);
      pieces.addAll(part.pieces());
      time = part.end();
      if (part.failedAt().isPresent()) {
        return new Part(time, part.failedAt(), pieces);
      }
    }
    return Part.done(time, pieces);
  }

  private Part node(Node node, String where, long start) {
    at = where.isEmpty() ? node.name() : where + "/" + node.name();
    now = start;
    return node.match(this);
  }

  private Part failed(String path) {
    return Part.failed(now, path, new ArrayList<>());
  }

  @Override
  public Part step(StepNode node) {
    var path = at;
    var inputs = new ArrayList<Object>();
    try {
      for (var input : node.inputs()) {
        inputs.add(values.of(input, path));
      }
    } catch (Exception broken) {
      return broken(new Call(path, Optional.of(node), "", List.of()));
    }
    var called = path + inputs;
    var call = new Call(path, Optional.of(node), called, inputs);
    var time = now;
    for (var how : world.script(path)) {
      var end = time + world.nanos(path, call.tries.size() + 1);
      call.tries.add(new Try(time, end, World.ok(how) ? "OK" : how.outcome().name()));
      time = end + how.retry().map(Duration::toNanos).orElse(0L);
    }
    values.put(path, Pure.shortened(called));
    var end = call.last().end();
    return call.last().how().equals("OK")
        ? Part.done(end, listOf(call))
        : Part.failed(end, path, listOf(call));
  }

  private Part broken(Call call) {
    call.tries.add(new Try(now, now + world.nanos(call.path, 1), "BROKEN"));
    return Part.failed(call.last().end(), call.path, listOf(call));
  }

  private static List<Piece> listOf(Piece piece) {
    var list = new ArrayList<Piece>();
    list.add(piece);
    return list;
  }

  private Call choice(String path, long start) {
    var call = new Call(path, Optional.empty(), "choose " + path, List.of());
    call.tries.add(new Try(start, start + world.nanos(path, 1), "OK"));
    return call;
  }

  @Override
  public Part branch(BranchNode node) {
    var path = at;
    var choice = choice(path, now);
    var end = choice.last().end();
    Optional<BranchNode.Arm> arm;
    try {
      var subject = values.of(node.subject(), path);
      arm =
          node.arms().stream()
              .filter(each -> each.key().isPresent())
              .filter(each -> each.key().get().stringValue().equals(subject))
              .findFirst()
              .or(() -> node.arms().stream().filter(each -> each.key().isEmpty()).findFirst());
    } catch (Exception broken) {
      arm = Optional.empty();
    }
    if (arm.isEmpty()) {
      return Part.failed(end, path, listOf(choice));
    }
    values.put(path, arm.get().label());
    var part = block(arm.get().body(), path + "[" + arm.get().label() + "]", end);
    part.pieces().add(0, choice);
    return part;
  }

  /** A part whose failure stops here and is undone at once: it ends when that has happened. */
  private Part caught(Block body, String where, long start) {
    var part = block(body, where, start);
    if (part.failedAt().isEmpty()) {
      values.put(where + "!failed", null);
      return part;
    }
    values.put(where + "!failed", part.failedAt().get());
    var undoing = timeline.undo(part.pieces(), part.end());
    return new Part(undoing.end, part.failedAt(), part.pieces());
  }

  @Override
  public Part parallel(ParallelNode node) {
    var path = at;
    var start = now;
    var arms =
        IntStream.range(0, node.arms().size())
            .mapToObj(
                i ->
                    node.join() == Join.ALL
                        ? block(node.arms().get(i), path + "[" + i + "]", start)
                        : caught(node.arms().get(i), path + "[" + i + "]", start))
            .toList();
    return switch (node.join()) {
      case ALL -> all(arms);
      case OUTCOMES -> Part.done(latest(arms), pieces(arms));
      case FIRST, QUORUM -> needed(path, node.needed(), arms);
    };
  }

  private static long latest(List<Part> parts) {
    return parts.stream().mapToLong(Part::end).max().orElseThrow();
  }

  private static List<Piece> pieces(List<Part> parts) {
    var all = new ArrayList<Piece>();
    parts.forEach(part -> all.addAll(part.pieces()));
    return all;
  }

  private Part all(List<Part> arms) {
    var first =
        arms.stream()
            .filter(arm -> arm.failedAt().isPresent())
            .min(Comparator.comparingLong(Part::end));
    if (first.isEmpty()) {
      return Part.done(latest(arms), pieces(arms));
    }
    var end = first.get().end();
    arms.forEach(arm -> timeline.cut(arm.pieces(), end));
    return new Part(end, first.get().failedAt(), pieces(arms));
  }

  private Part needed(String path, int needed, List<Part> arms) {
    var ended = arms.stream().sorted(Comparator.comparingLong(Part::end)).toList();
    var winners = ended.stream().filter(arm -> arm.failedAt().isEmpty()).limit(needed).toList();
    if (winners.size() < needed) {
      var losses = ended.stream().filter(arm -> arm.failedAt().isPresent()).toList();
      var end = losses.get(arms.size() - needed).end();
      arms.forEach(arm -> timeline.cut(arm.pieces(), end));
      return Part.failed(end, path, pieces(arms));
    }
    values.put(path, winners.stream().map(arms::indexOf).toList());
    var won = latest(winners);
    var end = won;
    for (var arm : arms) {
      if (!winners.contains(arm)) {
        timeline.cut(arm.pieces(), won);
        end = Math.max(end, timeline.undo(arm.pieces(), won).end);
      }
    }
    return Part.done(end, pieces(arms));
  }

  @Override
  public Part forEach(ForEachNode node) {
    var path = at;
    var start = now;
    List<?> items;
    try {
      items = (List<?>) values.of(node.items(), path);
    } catch (Exception broken) {
      return failed(path);
    }
    values.put(path, items);
    var open = new PriorityQueue<Part>(Comparator.comparingLong(Part::end));
    var all = new ArrayList<Part>();
    var time = start;
    while (all.size() < items.size() || !open.isEmpty()) {
      if (all.size() < items.size() && open.size() < node.width()) {
        var part = item(node, path + "[" + all.size() + "]", time);
        all.add(part);
        open.add(part);
        continue;
      }
      var ended = open.remove();
      time = ended.end();
      if (ended.failedAt().isPresent() && !node.collecting()) {
        for (var part : all) {
          timeline.cut(part.pieces(), time);
        }
        return new Part(time, ended.failedAt(), pieces(all));
      }
    }
    return Part.done(time, pieces(all));
  }

  private Part item(ForEachNode node, String where, long start) {
    return node.collecting() ? caught(node.body(), where, start) : block(node.body(), where, start);
  }

  @Override
  public Part repeat(RepeatNode node) {
    var path = at;
    var pieces = new ArrayList<Piece>();
    var time = now;
    for (var round = 0; round < node.atMost(); round++) {
      var where = path + "[" + round + "]";
      var body = block(node.body(), where, time);
      pieces.addAll(body.pieces());
      if (body.failedAt().isPresent()) {
        return new Part(body.end(), body.failedAt(), pieces);
      }
      var test = choice(where, body.end());
      pieces.add(test);
      time = test.last().end();
      try {
        var value = values.of(node.body().result(), where);
        values.put(where, value);
        values.put(path, value);
        if (values.test(node.until(), value)) {
          return Part.done(time, pieces);
        }
      } catch (Exception broken) {
        return Part.failed(time, where, pieces);
      }
    }
    return Part.failed(time, path, pieces);
  }

  @Override
  public Part sleep(SleepNode node) {
    var time = Duration.parse(((Expression.Constant) node.time()).value().stringValue());
    return Part.done(now + time.toNanos(), new ArrayList<>());
  }

  @Override
  public Part waiting(WaitNode node) {
    var path = at;
    var answer = world.nanos(path);
    var within = node.within().map(Duration::toNanos).orElse(Timeline.NEVER);
    try {
      for (var part : node.prompt().parts()) {
        values.of(part, path);
      }
    } catch (Exception broken) {
      return failed(path);
    }
    if (answer < within) {
      values.put(path, "answer to " + path);
      return Part.done(now + answer, new ArrayList<>());
    }
    now += within;
    try {
      values.put(path, values.of(node.orElse().orElseThrow(), path));
    } catch (Exception nothing) {
      return failed(path);
    }
    return Part.done(now, new ArrayList<>());
  }

  @Override
  public Part fail(FailNode node) {
    return failed(at);
  }

  @Override
  public Part child(ChildNode node) {
    throw new AssertionError("children are executions of their own");
  }

  @Override
  public Part continueAs(ContinueNode node) {
    throw new AssertionError("what comes afterwards is an execution of its own");
  }
}
