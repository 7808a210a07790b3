package io.durable.engine;

import io.durable.plan.StepNode;
import io.durable.plan.StepNode.Completed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happens in a part of a plan, and when, if nothing from outside ends it early; and what is
 * left of it when something does. For the {@link TimedOracle}.
 */
final class Timeline {
  static final long NEVER = Long.MAX_VALUE;

  private final World world;
  private final String execution;
  private final Set<String> doubted;
  private final Set<String> cancelled;
  private long stamps;

  /**
   * @param doubted external steps of which an attempt was cut off by a crash
   * @param cancelled steps whose last attempt was cut off, also where nobody had begun it again
   */
  Timeline(World world, String execution, Set<String> doubted, Set<String> cancelled) {
    this.world = world;
    this.execution = execution;
    this.doubted = doubted;
    this.cancelled = cancelled;
  }

  /** Something that calls user code. */
  interface Piece {
    long start();

    /** What was called by then, and when that ended. */
    void effects(Map<Long, String> into);
  }

  /** One try. */
  record Try(long start, long end, String how) {}

  /** A call of user code with its retries. */
  static final class Call implements Piece {
    final String path;
    final Optional<StepNode> node;
    final List<Object> inputs;
    final List<Try> tries = new ArrayList<>();
    private final String text;
    private long cutAt = NEVER;
    private long stamp;
    private Optional<Undoing> undone = Optional.empty();

    Call(String path, Optional<StepNode> node, String text, List<Object> inputs) {
      this.path = path;
      this.node = node;
      this.text = text;
      this.inputs = inputs;
    }

    @Override
    public long start() {
      return tries.get(0).start();
    }

    Try last() {
      return tries.get(tries.size() - 1);
    }

    private List<Try> ended() {
      return tries.stream().filter(each -> each.end() <= cutAt).toList();
    }

    private boolean cutOff() {
      return tries.stream().anyMatch(each -> each.start() < cutAt && cutAt < each.end());
    }

    private boolean broken() {
      return last().how().equals("BROKEN");
    }

    private boolean completed() {
      return last().end() <= cutAt && last().how().equals("OK");
    }

    @Override
    public void effects(Map<Long, String> into) {
      for (var each : ended()) {
        if (!each.how().equals("BROKEN")) {
          into.put(each.end(), text + (each.how().equals("OK") ? "" : " " + each.how()));
        }
      }
    }
  }

  private record Deed(Call call, long at, long stamp, String form) {}

  /** The undo of a part, from the verdict that made it necessary. */
  static final class Undoing implements Piece {
    final long start;
    long end;
    long gaveUpAt = NEVER;
    String gaveUp = "";
    boolean any;
    private final TreeMap<Long, String> effects = new TreeMap<>();

    Undoing(long start) {
      this.start = start;
      this.end = start;
    }

    @Override
    public long start() {
      return start;
    }

    @Override
    public void effects(Map<Long, String> into) {
      into.putAll(effects);
    }
  }

  /** Something ends all of this at that time; what is being undone goes on. */
  void cut(List<Piece> pieces, long at) {
    pieces.removeIf(piece -> piece instanceof Undoing ? piece.start() > at : piece.start() >= at);
    for (var piece : pieces) {
      if (piece instanceof Call call && call.last().end() > at && at < call.cutAt) {
        call.cutAt = at;
        call.stamp = ++stamps;
      }
    }
    for (var piece : pieces) {
      if (piece instanceof Call call && call.undone.filter(by -> by.start > at).isPresent()) {
        call.undone = Optional.empty();
      }
    }
  }

  /** Undoes what was done and is not undone, the last one first; adds itself. */
  Undoing undo(List<Piece> pieces, long at) {
    var undoing = new Undoing(at);
    var deeds = new ArrayList<Deed>();
    for (var piece : pieces) {
      if (piece instanceof Undoing earlier) {
        undoing.end = Math.max(undoing.end, earlier.end);
      } else if (piece instanceof Call call && call.undone.isEmpty()) {
        call.undone = Optional.of(undoing);
        deed(call).ifPresent(deeds::add);
      }
    }
    deeds.sort(Comparator.comparingLong(Deed::at).thenComparingLong(Deed::stamp).reversed());
    undoing.any = !deeds.isEmpty();
    deeds.forEach(deed -> undo(deed, undoing));
    pieces.add(undoing);
    return undoing;
  }

  private Optional<Deed> deed(Call call) {
    if (call.node.isEmpty()) {
      return Optional.empty();
    }
    var node = call.node.get();
    if (call.completed()) {
      return node.undo().completed() == Completed.NONE
          ? Optional.empty()
          : Optional.of(new Deed(call, call.last().end(), 0, form(node)));
    }
    var ended = call.ended();
    var cutOff = call.cutOff() || (call.cutAt < NEVER && cancelled.contains(call.path));
    var doubtful =
        cutOff
            || doubted.contains(call.path)
            || ended.stream().anyMatch(each -> each.how().equals("TIMED_OUT"));
    if (!node.external() || !doubtful || !node.undo().inDoubt()) {
      return Optional.empty();
    }
    return Optional.of(
        cutOff
            ? new Deed(call, call.cutAt, call.stamp, " IN_DOUBT")
            : new Deed(call, ended.get(ended.size() - 1).end(), 0, " IN_DOUBT"));
  }

  private static String form(StepNode node) {
    return node.undo().completed() == Completed.WITH_INPUTS ? " WITH_INPUTS" : "";
  }

  private void undo(Deed deed, Undoing undoing) {
    var path = deed.call().path + "!undo";
    if (deed.call().broken()) {
      // What it would be called with cannot be had.
      undoing.end += world.nanos(path, 1);
      giveUp(undoing, path);
      return;
    }
    var attempt = 1;
    for (var how : world.script(path)) {
      undoing.end += world.nanos(path, attempt++);
      var text = path + deed.form() + arguments(deed);
      undoing.effects.put(undoing.end, text + (World.ok(how) ? "" : " " + how.outcome().name()));
      if (how.retry().isPresent()) {
        undoing.end += how.retry().get().toNanos();
      } else if (!World.ok(how)) {
        giveUp(undoing, path);
      }
    }
  }

  private static void giveUp(Undoing undoing, String path) {
    if (undoing.gaveUpAt == NEVER) {
      undoing.gaveUpAt = undoing.end;
      undoing.gaveUp = path;
    }
  }

  private List<Object> arguments(Deed deed) {
    var all = new ArrayList<Object>();
    if (!deed.form().isEmpty()) {
      all.addAll(deed.call().inputs);
    }
    all.add(
        deed.form().equals(" IN_DOUBT")
            ? execution + "/" + deed.call().path
            : Pure.shortened(deed.call().text));
    return all;
  }

  /** The undo that gives up first. */
  static Optional<Undoing> firstToGiveUp(List<Piece> pieces) {
    return pieces.stream()
        .filter(Undoing.class::isInstance)
        .map(Undoing.class::cast)
        .filter(each -> each.gaveUpAt < NEVER)
        .min(Comparator.comparingLong(each -> each.gaveUpAt));
  }

  static boolean anyUndone(List<Piece> pieces) {
    return pieces.stream().anyMatch(piece -> piece instanceof Undoing undoing && undoing.any);
  }

  /** All calls in their order. */
  static List<String> effects(List<Piece> pieces) {
    var all = new TreeMap<Long, String>();
    new HashSet<>(pieces).forEach(piece -> piece.effects(all));
    return List.copyOf(all.values());
  }
}
