package io.durable.plan;

import io.durable.Value;
import io.durable.function.Fn1;
import io.durable.function.ResolvedType;
import io.durable.function.TypeRef;
import io.durable.plan.BlockDraft.Site;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value while it is recorded: how it comes about, what it needs, and what is known of its type.
 */
class Handle<T> implements Value<T> {
  private final Recording recording;
  private final Origin origin;
  private Optional<ResolvedType> type;

  /**
   * A handle.
   *
   * @param type empty when nothing ever has it: the value of a failure, the literal null
   */
  Handle(Recording recording, Origin origin, Optional<ResolvedType> type) {
    this.recording = recording;
    this.origin = origin;
    this.type = type;
  }

  /**
   * Where a value comes from. Its expression is made when a node first uses it, so that values
   * which nothing uses take no number and change no plan.
   */
  static final class Origin {
    private final String description;
    private final List<Source> sources;
    private final int size;
    private final Supplier<Expression> maker;
    private Expression expression;

    /**
     * An origin.
     *
     * @param description for messages: {@code step charge}, {@code the input}
     * @param sources what must be there before it is
     * @param size how many expressions it is made of
     */
    Origin(String description, List<Source> sources, int size, Supplier<Expression> maker) {
      this.description = description;
      this.sources = List.copyOf(sources);
      this.size = size;
      this.maker = maker;
    }

    /** The result of a node. */
    static Origin of(String kind, NodeDraft node) {
      return new Origin(
          kind + " " + node.path(),
          List.of(Source.of(node)),
          1,
          () -> new Expression.ResultRef(node.path()));
    }

    /** What is given into a block: an item, or what the round before made. */
    static Origin given(String description, BlockDraft into, Expression expression) {
      return new Origin(
          description, List.of(new Source(description, into.entry())), 1, () -> expression);
    }

    String description() {
      return description;
    }

    List<Source> sources() {
      return sources;
    }

    int size() {
      return size;
    }

    Expression expression() {
      if (expression == null) {
        expression = maker.get();
      }
      return expression;
    }
  }

  /**
   * Something that a value needs.
   *
   * @param description in a sentence: {@code the result of charge}
   * @param site where it comes about
   */
  record Source(String description, Site site) {
    static Source of(NodeDraft node) {
      return new Source("the result of " + node.path(), node.site());
    }
  }

  Recording recording() {
    return recording;
  }

  Origin origin() {
    return origin;
  }

  /** What is known of its type; empty when nothing ever has it. */
  Optional<ResolvedType> type() {
    return type;
  }

  /** Called when a node uses it, for handles that must not change any more then. */
  void used() {}

  void state(TypeRef<T> stated) {
    recording.requireOpen("as");
    type = Optional.of(new ResolvedType.Known(Objects.requireNonNull(stated, "type").type()));
  }

  @Override
  public Value<T> as(TypeRef<T> stated) {
    state(stated);
    return this;
  }

  @Override
  public <R> Value<R> map(Fn1<? super T, ? extends R> projection) {
    return recording.project(this, projection);
  }

  @Override
  public boolean equals(Object other) {
    throw recording.compared(this, "equals");
  }

  @Override
  public int hashCode() {
    throw recording.compared(this, "hashCode");
  }

  @Override
  public String toString() {
    return Names.mark(origin.description());
  }
}
