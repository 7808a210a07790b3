package io.durable.plan;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * How a value comes about: the wiring between nodes. Evaluated whenever it is needed, never a
 * checkpoint.
 */
public sealed interface Expression {

  /**
   * Gives the answer of the case that fits this leaf.
   *
   * @throws E what that case throws
   */
  <T, E extends Exception> T match(Cases<T, E> cases) throws E;

  /**
   * One method a leaf, so that whoever knows the leaves hears of a new one from the compiler.
   *
   * @param <T> what is answered
   * @param <E> what answering may throw
   */
  interface Cases<T, E extends Exception> {
    T input(InputRef input) throws E;

    T result(ResultRef result) throws E;

    T item(ItemRef item) throws E;

    T round(RoundRef round) throws E;

    T winner(WinnerRef winner) throws E;

    T constant(Constant constant) throws E;

    T projection(Projection projection) throws E;

    T combination(Combination combination) throws E;
  }

  /** The input of the execution. */
  record InputRef() implements Expression {
    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.input(this);
    }
  }

  /**
   * The result of an earlier node; of a branch, the result of the chosen arm; of a repeat, what its
   * last round made.
   */
  record ResultRef(Path path) implements Expression {
    public ResultRef {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.result(this);
    }
  }

  /**
   * The item that the body of a {@code forEach} runs for.
   *
   * @param path of the {@code forEach}
   */
  record ItemRef(Path path) implements Expression {
    public ItemRef {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.item(this);
    }
  }

  /**
   * What the round before made; in the first round the seed.
   *
   * @param path of the {@code repeat}
   */
  record RoundRef(Path path) implements Expression {
    public RoundRef {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.round(this);
    }
  }

  /**
   * The number of the arm that won, an {@code Integer}; -1 when the time had passed.
   *
   * @param path of parallel arms of which one wins
   */
  record WinnerRef(Path path) implements Expression {
    public WinnerRef {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.winner(this);
    }
  }

  /**
   * A literal.
   *
   * @param number its place among the literals, by which its Java type is found in {@link Code}
   */
  record Constant(int number, JsonNode value) implements Expression {
    public Constant {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.constant(this);
    }
  }

  /**
   * A pure function of one value ({@code map}); null is handed on without calling it.
   *
   * @param number its place among the functions, by which it is found in {@link Code}
   */
  record Projection(int number, Expression source) implements Expression {
    public Projection {
      Objects.requireNonNull(source, "source");
    }

    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.projection(this);
    }
  }

  /**
   * A pure function of several values ({@code combine}); called also when some of them are null.
   */
  record Combination(int number, List<Expression> sources) implements Expression {
    public Combination {
      sources = List.copyOf(sources);
    }

    @Override
    public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
      return cases.combination(this);
    }
  }
}
