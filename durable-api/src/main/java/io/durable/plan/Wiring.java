package io.durable.plan;

import io.durable.plan.Expression.Combination;
import io.durable.plan.Expression.Constant;
import io.durable.plan.Expression.InputRef;
import io.durable.plan.Expression.ItemRef;
import io.durable.plan.Expression.Projection;
import io.durable.plan.Expression.ResultRef;
import io.durable.plan.Expression.RoundRef;
import io.durable.plan.Expression.WinnerRef;
import java.util.List;
import java.util.stream.Collectors;

/** Prints where values come from, for people: {@code map4(risk-desk)}. */
final class Wiring implements Expression.Cases<String, RuntimeException> {
  private static final Wiring PRINTER = new Wiring();

  private Wiring() {}

  static String of(Expression expression) {
    return expression.match(PRINTER);
  }

  static String of(List<Expression> expressions) {
    return expressions.stream().map(Wiring::of).collect(Collectors.joining(", "));
  }

  /** A template and, in brackets, what its {@code {}} stand for. */
  static String of(Text text) {
    var quoted = '"' + text.template() + '"';
    return text.parts().isEmpty() ? quoted : quoted + " (" + of(text.parts()) + ")";
  }

  @Override
  public String input(InputRef input) {
    return "input";
  }

  @Override
  public String result(ResultRef result) {
    return result.path().toString();
  }

  @Override
  public String item(ItemRef item) {
    return "item of " + item.path();
  }

  @Override
  public String round(RoundRef round) {
    return "round of " + round.path();
  }

  @Override
  public String winner(WinnerRef winner) {
    return "winner of " + winner.path();
  }

  @Override
  public String constant(Constant constant) {
    return constant.value().toString();
  }

  @Override
  public String projection(Projection projection) {
    return "map" + projection.number() + "(" + of(projection.source()) + ")";
  }

  @Override
  public String combination(Combination combination) {
    return "combine" + combination.number() + "(" + of(combination.sources()) + ")";
  }
}
