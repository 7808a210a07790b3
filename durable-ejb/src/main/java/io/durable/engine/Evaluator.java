package io.durable.engine;

import io.durable.Done;
import io.durable.Outcome;
import io.durable.function.Json;
import io.durable.plan.Block;
import io.durable.plan.BranchNode;
import io.durable.plan.ChildNode;
import io.durable.plan.Code;
import io.durable.plan.ContinueNode;
import io.durable.plan.Definition;
import io.durable.plan.Expression;
import io.durable.plan.FailNode;
import io.durable.plan.ForEachNode;
import io.durable.plan.Node;
import io.durable.plan.ParallelNode;
import io.durable.plan.Path;
import io.durable.plan.RepeatNode;
import io.durable.plan.SleepNode;
import io.durable.plan.StepNode;
import io.durable.plan.Text;
import io.durable.plan.WaitNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/**
 * Gives the values of expressions, decoded anew from the journal each time, so that user code gets
 * a fresh copy and sees the same before and after a crash. What it throws is thrown by user code,
 * or says that a value does not fit its type.
 */
final class Evaluator {
  private final Definition definition;
  private final Code code;
  private final JsonNode input;
  private final Outcomes outcomes;
  private final Json json;

  Evaluator(Definition definition, JsonNode input, Outcomes outcomes, Json json) {
    this.definition = definition;
    this.code = definition.code();
    this.input = input;
    this.outcomes = outcomes;
    this.json = json;
  }

  /** The value as a Java object. */
  Object value(Expression expression, Scope scope) throws Exception {
    return expression.match(new Values(scope));
  }

  /** The values of several expressions, in order. */
  List<Object> values(List<Expression> expressions, Scope scope) throws Exception {
    var values = new ArrayList<Object>(expressions.size());
    for (var expression : expressions) {
      values.add(value(expression, scope));
    }
    return Collections.unmodifiableList(values);
  }

  /** The value as JSON of a declared type. */
  JsonNode json(Expression expression, Scope scope, Type type) throws Exception {
    return json.encode(value(expression, scope), type);
  }

  /** The value as JSON, where nobody decodes it into a Java type. */
  JsonNode json(Expression expression, Scope scope) throws Exception {
    var value = value(expression, scope);
    return value == null ? NullNode.getInstance() : json.encode(value, ownType(value));
  }

  private static Type ownType(Object value) {
    return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
  }

  /** The text with its values filled in. */
  String text(Text text, Scope scope) throws Exception {
    var filled = new StringBuilder();
    var from = 0;
    for (var part : values(text.parts(), scope)) {
      var gap = text.template().indexOf("{}", from);
      filled.append(text.template(), from, gap).append(part);
      from = gap + 2;
    }
    filled.append(text.template(), from, text.template().length());
    return storable(filled.toString());
  }

  /**
   * The text itself.
   *
   * @throws io.durable.function.PayloadException when it cannot be stored: a NUL, half a surrogate
   *     pair, more than the limit
   */
  String storable(String text) {
    return json.encode(text, String.class).stringValue();
  }

  /**
   * The result of the completed step or answered wait, of which {@code occurrence} is the durable
   * address.
   */
  Object result(Path node, Path occurrence) {
    var value = outcomes.value(occurrence).orElseThrow(() -> unknown(occurrence));
    return decode(value, node);
  }

  /** A journaled value with the type of the results of {@code node}. */
  Object decode(JsonNode value, Path node) {
    var type = resultType(node);
    return type == Done.class ? Done.DONE : json.decode(value, type);
  }

  Type resultType(Path node) {
    var type = code.resultTypes().get(node);
    if (type == null) {
      throw new IllegalStateException(
          "nothing says which Java type the result of '" + node + "' has");
    }
    return type;
  }

  private static IllegalStateException unknown(Path occurrence) {
    return new IllegalStateException("the journal holds no result of '" + occurrence + "'");
  }

  /** How each kind of expression comes to its value. */
  private final class Values implements Expression.Cases<Object, Exception> {
    private final Scope scope;

    Values(Scope scope) {
      this.scope = scope;
    }

    @Override
    public Object input(Expression.InputRef ref) {
      return json.decode(input, code.inputType());
    }

    @Override
    public Object result(Expression.ResultRef ref) throws Exception {
      var node =
          definition
              .plan()
              .node(ref.path())
              .orElseThrow(() -> new IllegalStateException("no node at '" + ref.path() + "'"));
      return resultOf(node, scope.owner(ref.path()));
    }

    @Override
    public Object item(Expression.ItemRef ref) {
      var item = scope.each(ref.path());
      var list = item.outer().orElseThrow().occurrenceOf(ref.path()).entry();
      var items = outcomes.value(list).orElseThrow(() -> unknown(list));
      return json.decode(items.get(item.number()), givenType(ref.path()));
    }

    @Override
    public Object round(Expression.RoundRef ref) throws Exception {
      var round = scope.each(ref.path());
      var outer = round.outer().orElseThrow();
      if (round.number() == 0) {
        var repeat = (RepeatNode) definition.plan().node(ref.path()).orElseThrow();
        return Evaluator.this.value(repeat.seed(), outer);
      }
      var before = outer.each(ref.path(), round.number() - 1).occurrence();
      var ended = outcomes.value(before).orElseThrow(() -> unknown(before));
      return json.decode(ended.get(RoundFrame.VALUE), givenType(ref.path()));
    }

    @Override
    public Object winner(Expression.WinnerRef ref) {
      var decided = scope.occurrenceOf(ref.path());
      var winners = outcomes.value(decided).orElseThrow(() -> unknown(decided));
      return winners.isEmpty() ? -1 : winners.get(0).intValue();
    }

    @Override
    public Object constant(Expression.Constant constant) {
      return json.decode(constant.value(), code.constants().get(constant.number()));
    }

    @Override
    public Object projection(Expression.Projection projection) throws Exception {
      var source = value(projection.source(), scope);
      return source == null ? null : call(projection.number(), List.of(source));
    }

    @Override
    public Object combination(Expression.Combination combination) throws Exception {
      return call(combination.number(), values(combination.sources(), scope));
    }
  }

  private Object call(int number, List<?> arguments) throws Exception {
    return code.pure().get(number).invoke(arguments);
  }

  private Type givenType(Path node) {
    var type = code.givenTypes().get(node);
    if (type == null) {
      throw new IllegalStateException("nothing says which Java type is given into '" + node + "'");
    }
    return type;
  }

  /** The value of an expression as it is given into the rounds, or the child, of {@code node}. */
  JsonNode given(Expression expression, Scope scope, Path node) throws Exception {
    return json(expression, scope, givenType(node));
  }

  /** A list as it is journaled when the items of {@code node} are entered. */
  JsonNode items(Iterable<?> values, Path node) {
    var type = givenType(node);
    var list = JsonNodeFactory.instance.arrayNode();
    for (var value : values) {
      list.add(json.encode(value, type));
    }
    return list;
  }

  /** The answer of a test about what a round of {@code node} made. */
  boolean test(int number, JsonNode value, Path node) throws Exception {
    var fresh = json.decode(value, givenType(node));
    var answer = call(number, Collections.singletonList(fresh));
    return (Boolean) Objects.requireNonNull(answer, "the test of the loop gave null");
  }

  private Object resultOf(Node node, Scope owner) throws Exception {
    var found = node.match(new Results(owner));
    return found.evaluate();
  }

  /** A value that is still to be computed. */
  @FunctionalInterface
  private interface Pending {
    Object evaluate() throws Exception;
  }

  /** Where each kind of node has its result. */
  private final class Results implements Node.Cases<Pending> {
    private final Scope owner;

    Results(Scope owner) {
      this.owner = owner;
    }

    @Override
    public Pending step(StepNode node) {
      return () -> Evaluator.this.result(node.path(), owner.occurrenceOf(node.path()));
    }

    @Override
    public Pending branch(BranchNode node) {
      return () -> chosen(node);
    }

    @Override
    public Pending parallel(ParallelNode node) {
      return () -> joined(node);
    }

    @Override
    public Pending forEach(ForEachNode node) {
      return () -> each(node);
    }

    @Override
    public Pending repeat(RepeatNode node) {
      return () -> Evaluator.this.result(node.path(), owner.occurrenceOf(node.path()));
    }

    @Override
    public Pending child(ChildNode node) {
      return () -> Evaluator.this.result(node.path(), owner.occurrenceOf(node.path()));
    }

    @Override
    public Pending continueAs(ContinueNode node) {
      throw new IllegalStateException("'" + node.path() + "' ends its execution");
    }

    @Override
    public Pending sleep(SleepNode node) {
      return () -> Done.DONE;
    }

    @Override
    public Pending waiting(WaitNode node) {
      return () -> Evaluator.this.result(node.path(), owner.occurrenceOf(node.path()));
    }

    @Override
    public Pending fail(FailNode node) {
      throw new IllegalStateException("'" + node.path() + "' always fails and has no result");
    }

    private Object joined(ParallelNode node) throws Exception {
      var verdict = outcomes.value(owner.occurrenceOf(node.path()));
      if (verdict.isPresent() && verdict.get().isEmpty()) {
        return value(node.orElse().orElseThrow(), owner);
      }
      return switch (node.join()) {
        case ALL -> {
          var values = arms(node);
          yield node.joiner().isPresent() ? call(node.joiner().get(), values) : values;
        }
        case OUTCOMES -> outcomes(node);
        case FIRST -> arm(node, verdict.orElseThrow().get(0).intValue());
        case QUORUM -> {
          var values = new ArrayList<Object>();
          for (var winner : verdict.orElseThrow()) {
            values.add(arm(node, winner.intValue()));
          }
          yield Collections.unmodifiableList(values);
        }
      };
    }

    private List<Object> arms(ParallelNode node) throws Exception {
      var values = new ArrayList<Object>();
      for (var i = 0; i < node.arms().size(); i++) {
        values.add(arm(node, i));
      }
      return Collections.unmodifiableList(values);
    }

    private Object arm(ParallelNode node, int number) throws Exception {
      var inside = owner.inside(node.path(), ParallelNode.label(number));
      return value(node.arms().get(number).result(), inside);
    }

    private List<Object> outcomes(ParallelNode node) throws Exception {
      var all = new ArrayList<Object>();
      for (var i = 0; i < node.arms().size(); i++) {
        var inside = owner.inside(node.path(), ParallelNode.label(i));
        all.add(outcome(node.arms().get(i), inside));
      }
      return Collections.unmodifiableList(all);
    }

    private Outcome<?> outcome(Block body, Scope inside) throws Exception {
      var failure = outcomes.failure(inside.occurrence());
      return failure.isPresent()
          ? Outcome.failure(failure.get())
          : Outcome.success(value(body.result(), inside));
    }

    private List<Object> each(ForEachNode node) throws Exception {
      var list = owner.occurrenceOf(node.path()).entry();
      var items = outcomes.value(list).orElseThrow(() -> unknown(list)).size();
      var all = new ArrayList<Object>(items);
      for (var i = 0; i < items; i++) {
        var inside = owner.each(node.path(), i);
        all.add(
            node.collecting() ? outcome(node.body(), inside) : value(node.body().result(), inside));
      }
      return Collections.unmodifiableList(all);
    }

    private Object chosen(BranchNode node) throws Exception {
      var occurrence = owner.occurrenceOf(node.path());
      var label = outcomes.value(occurrence).orElseThrow(() -> unknown(occurrence)).stringValue();
      var arm =
          node.arms().stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
      var value = value(arm.body().result(), owner.inside(node.path(), label));
      return node.optional() ? Optional.ofNullable(value) : value;
    }
  }
}
