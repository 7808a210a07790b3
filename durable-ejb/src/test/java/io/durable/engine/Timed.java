package io.durable.engine;

import io.durable.Failure;
import io.durable.Outcome;
import io.durable.plan.Block;
import io.durable.plan.BranchNode;
import io.durable.plan.Code;
import io.durable.plan.Expression;
import io.durable.plan.ForEachNode;
import io.durable.plan.ParallelNode;
import io.durable.plan.Path;
import io.durable.plan.Plan;
import io.durable.plan.RepeatNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a plan, by the addresses of what made them: for the {@link TimedOracle}. */
final class Timed {
  private final Plan plan;
  private final Map<Integer, Code.Call> pure;
  private final String input;
  private final Map<String, Object> made = new HashMap<>();

  Timed(Plan plan, Map<Integer, Code.Call> pure, String input) {
    this.plan = plan;
    this.pure = pure;
    this.input = input;
  }

  void put(String path, Object value) {
    made.put(path, value);
  }

  boolean test(int number, Object value) throws Exception {
    return (Boolean) pure.get(number).invoke(List.of(value));
  }

  /**
   * The value as it is seen from an address.
   *
   * @throws Exception what a pure function threw
   */
  Object of(Expression expression, String from) throws Exception {
    return expression.match(new Seen(Path.parse(from)));
  }

  private final class Seen implements Expression.Cases<Object, Exception> {
    private final Path from;

    Seen(Path from) {
      this.from = from;
    }

    /** The address that a node has seen from here: the same arms, items and rounds around it. */
    private Path address(Path node) {
      var segments = new ArrayList<>(node.segments());
      for (var i = 0; i < segments.size() - 1; i++) {
        segments.set(i, from.segments().get(i));
      }
      return new Path(segments);
    }

    /** The number of the item or round around this place. */
    private int number(Path node) {
      var around = from.segments().get(node.segments().size() - 1);
      return Integer.parseInt(around.index().orElseThrow());
    }

    @Override
    public Object input(Expression.InputRef ref) {
      return input;
    }

    @Override
    public Object result(Expression.ResultRef ref) throws Exception {
      var address = address(ref.path());
      var node = plan.node(ref.path()).orElseThrow();
      if (node instanceof BranchNode branch) {
        return chosen(branch, address);
      }
      if (node instanceof ParallelNode parallel) {
        return joined(parallel, address);
      }
      if (node instanceof ForEachNode each) {
        return each(each, address);
      }
      return made.get(address.toString());
    }

    private Object chosen(BranchNode branch, Path address) throws Exception {
      var label = (String) made.get(address.toString());
      var arm = branch.arms().stream().filter(each -> each.label().equals(label)).findFirst();
      var value = inside(arm.orElseThrow().body(), address.at(label));
      return branch.optional() ? Optional.ofNullable(value) : value;
    }

    private Object inside(Block body, Path where) throws Exception {
      return of(body.result(), where + "/x");
    }

    private Object joined(ParallelNode node, Path address) throws Exception {
      var all = new ArrayList<Object>();
      switch (node.join()) {
        case ALL -> {
          for (var i = 0; i < node.arms().size(); i++) {
            all.add(inside(node.arms().get(i), address.at("" + i)));
          }
        }
        case OUTCOMES -> {
          for (var i = 0; i < node.arms().size(); i++) {
            all.add(outcome(node.arms().get(i), address.at("" + i)));
          }
        }
        case FIRST, QUORUM -> {
          for (var winner : (List<?>) made.get(address.toString())) {
            all.add(inside(node.arms().get((Integer) winner), address.at("" + winner)));
          }
        }
      }
      return node.join() == ParallelNode.Join.FIRST ? all.get(0) : all;
    }

    private Outcome<?> outcome(Block body, Path where) throws Exception {
      var failedAt = (String) made.get(where + "!failed");
      return failedAt == null
          ? Outcome.success(inside(body, where))
          : Outcome.failure(new Failure("", "", failedAt, ""));
    }

    private Object each(ForEachNode node, Path address) throws Exception {
      var all = new ArrayList<Object>();
      for (var i = 0; i < ((List<?>) made.get(address.toString())).size(); i++) {
        var where = address.at("" + i);
        all.add(node.collecting() ? outcome(node.body(), where) : inside(node.body(), where));
      }
      return all;
    }

    @Override
    public Object item(Expression.ItemRef ref) {
      return ((List<?>) made.get(address(ref.path()).toString())).get(number(ref.path()));
    }

    @Override
    public Object round(Expression.RoundRef ref) throws Exception {
      var address = address(ref.path());
      var number = number(ref.path());
      if (number > 0) {
        return made.get(address.at("" + (number - 1)).toString());
      }
      return of(((RepeatNode) plan.node(ref.path()).orElseThrow()).seed(), address.toString());
    }

    @Override
    public Object winner(Expression.WinnerRef ref) {
      return ((List<?>) made.get(address(ref.path()).toString())).get(0);
    }

    @Override
    public Object constant(Expression.Constant constant) {
      return constant.value().isNull() ? null : constant.value().stringValue();
    }

    @Override
    public Object projection(Expression.Projection projection) throws Exception {
      var source = projection.source().match(this);
      return source == null ? null : pure.get(projection.number()).invoke(List.of(source));
    }

    @Override
    public Object combination(Expression.Combination combination) throws Exception {
      var sources = new ArrayList<Object>();
      for (var source : combination.sources()) {
        sources.add(source.match(this));
      }
      return pure.get(combination.number()).invoke(sources);
    }
  }
}
