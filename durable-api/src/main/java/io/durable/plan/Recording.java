package io.durable.plan;

import io.durable.Value;
import io.durable.function.Fn1;
import io.durable.function.ResolvedType;
import io.durable.plan.Handle.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One run of {@code define}: the blocks that are open, what was found wrong, and what will become
 * of it.
 */
final class Recording {
  /**
   * How many arms may be around a node; recursion that never ends is found here and not on the
   * stack.
   */
  static final int DEEPEST = 64;

  /** How many nodes a plan may have; a loop that never ends is found here and not in memory. */
  static final int MOST_NODES = 10_000;

  /**
   * How many expressions a value may be made of; they are evaluated whenever the value is needed.
   */
  static final int LARGEST_EXPRESSION = 1000;

  private final Problems problems = new Problems();
  private final CodeDraft code = new CodeDraft();
  private final Types types = new Types(problems);
  private final Values values = new Values(this);
  private final Deque<BlockDraft> open = new ArrayDeque<>();
  private final List<Throwable> thrown = new ArrayList<>();
  private final BlockDraft outermost = BlockDraft.outermost();
  private final SettingsDraft settings = new SettingsDraft(this);
  private final ResolvedType inputType;
  private int nodes;
  private boolean tooDeep;
  private boolean closed;

  /**
   * A recording.
   *
   * @param inputType what the workflow starts with
   */
  Recording(ResolvedType inputType) {
    this.inputType = inputType;
    open.push(outermost);
  }

  Problems problems() {
    return problems;
  }

  CodeDraft code() {
    return code;
  }

  Types types() {
    return types;
  }

  Values values() {
    return values;
  }

  SettingsDraft settings() {
    return settings;
  }

  /** What is known of the type that the workflow starts with. */
  ResolvedType inputType() {
    return inputType;
  }

  BlockDraft current() {
    return open.peek();
  }

  BlockDraft outermost() {
    return outermost;
  }

  /** What user code threw, for the cause of the refusal. */
  List<Throwable> thrown() {
    return thrown;
  }

  /** {@code define} returned: from now on the language has no meaning. */
  void close() {
    closed = true;
  }

  void requireOpen(String call) {
    if (closed) {
      throw new Misuse(
          "'"
              + call
              + "' was called after define had returned: the plan is recorded and does not change any more. Call it in define,"
              + " and keep neither the flow nor its values");
    }
  }

  /** Takes the name of a new node in the current block, and says what is wrong with it. */
  Path name(String name) {
    requireOpen("a node named " + name);
    var path = current().path().child(Names.printable(name));
    countNode(path);
    textFlaw(path, name, "its name");
    Names.flawOf(name).ifPresent(flaw -> problems.error(path, flaw, Names.RULE));
    if (!current().takeName(name)) {
      problems.error(
          path,
          "the name '" + name + "' is taken twice in one block",
          "Give each node of a block a name of its own");
    }
    if (path.toString().length() > Names.LONGEST_PATH) {
      problems.error(
          path,
          "its path has " + path.toString().length() + " characters",
          "Nest less deeply or take shorter names: a path has at most "
              + Names.LONGEST_PATH
              + " characters");
    }
    return path;
  }

  private void countNode(Path path) {
    if (++nodes > MOST_NODES) {
      problems.error(
          path,
          "the plan has more than " + MOST_NODES + " nodes",
          "A loop in define records each of its rounds: let one step do the work of many, or end the loop");
      throw new Misuse("too many nodes");
    }
  }

  /** Finds a handle inside a text. */
  boolean textFlaw(Path path, String text, String where) {
    var mark = text == null ? Optional.<String>empty() : Names.markIn(text);
    mark.ifPresent(found -> problems.handleInText(path, where, found));
    return mark.isPresent();
  }

  /**
   * Records an arm or a body and gives what it is worth; one that goes wrong is reported and worth
   * nothing.
   */
  Handle<?> arm(NodeDraft node, String label, Supplier<? extends Value<?>> body, BlockDraft block) {
    var result = run(node, label, body, block);
    var what = "what " + block.kind().text() + " returns";
    block.result(values.use(result, block.next(), block.path(), what));
    return result;
  }

  private Handle<?> run(
      NodeDraft node, String label, Supplier<? extends Value<?>> body, BlockDraft block) {
    var nothing = values.nothing();
    var kind = block.kind().text();
    if (body == null) {
      problems.error(
          block.path(), kind + " '" + label + "' is null", "Give a lambda that returns a value");
      return nothing;
    }
    if (tooDeep || block.depth() > DEEPEST) {
      reportDepth(node);
      return nothing;
    }
    open.push(block);
    try {
      return values.known(body.get(), block.path(), "what " + kind + " returns").orElse(nothing);
    } catch (Exception | StackOverflowError failure) {
      reportThrown(block.path(), kind, failure);
      return nothing;
    } finally {
      open.pop();
    }
  }

  private void reportDepth(NodeDraft node) {
    if (!tooDeep) {
      tooDeep = true;
      problems.error(
          node.path(),
          "arms are nested more than " + DEEPEST + " deep",
          "If define calls itself, end the recursion; else put a part of it into a step or a workflow of its own");
    }
  }

  /** Keeps what user code threw, unless its problem is on the list already. */
  void reportThrown(Path path, String what, Throwable failure) {
    if (failure instanceof Misuse) {
      return;
    }
    thrown.add(failure);
    problems.error(
        path,
        what + " threw " + failure,
        "define only records, so nothing in it may fail: put work that can fail into a step");
  }

  /** Records a failure; its value fits every type, because there is never one. */
  <T> Handle<T> fail(String name, String message, List<Value<?>> of) {
    return new Handle<>(
        this, Origin.of("failure", new FailDraft(this, name, message, of)), Optional.empty());
  }

  /** A value that is computed from another. */
  <A, R> Handle<R> project(Handle<A> source, Fn1<? super A, ? extends R> projection) {
    requireOpen("map");
    return values.project(source, projection);
  }

  /** Two handles were compared, which cannot mean what was meant. */
  IllegalStateException compared(Handle<?> handle, String method) {
    var message = method + " was called on " + handle.origin().description();
    if (closed) {
      return new Misuse(message + ", which is a handle of a plan and no result");
    }
    problems.error(
        current().path(),
        message + ", which is a handle and no result",
        "Compare results in a step, in map, or with when and on; keep handles in variables, not in sets or as keys");
    return new Misuse(message);
  }
}
