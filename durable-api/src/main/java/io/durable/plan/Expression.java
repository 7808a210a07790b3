package io.durable.plan;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * How a value comes about: the wiring between nodes. Evaluated whenever it is needed, never a
 * checkpoint.
 */
public sealed interface Expression {

  /** The input of the execution. */
  record InputRef() implements Expression {}

  /** The result of an earlier node; of a branch, the result of the chosen arm. */
  record ResultRef(Path path) implements Expression {
    public ResultRef {
      Objects.requireNonNull(path, "path");
    }
  }

  /**
   * A literal.
   *
   * @param number its place in the order of definition, by which its Java type is found in {@link
   *     Code}
   */
  record Constant(int number, JsonNode value) implements Expression {
    public Constant {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A pure function of one value ({@code map}); null is handed on without calling it.
   *
   * @param number its place in the order of definition, by which its function is found in {@link
   *     Code}
   */
  record Projection(int number, Expression source) implements Expression {
    public Projection {
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * A pure function of several values ({@code combine}); called also when some of them are null.
   */
  record Combination(int number, List<Expression> sources) implements Expression {
    public Combination {
      sources = List.copyOf(sources);
    }
  }
}
