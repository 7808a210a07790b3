package io.durable.function;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes shapes on one line, for outlines and for messages that compare plans. */
final class ShapeText implements Shape.Cases<String> {

  /** Those with a primitive type in Java, so that a question mark tells {@code Integer} from it. */
  private static final Set<Shape.Scalar> PRIMITIVE =
      EnumSet.of(
          Shape.Scalar.BOOLEAN,
          Shape.Scalar.CHAR,
          Shape.Scalar.BYTE,
          Shape.Scalar.SHORT,
          Shape.Scalar.INT,
          Shape.Scalar.LONG,
          Shape.Scalar.FLOAT,
          Shape.Scalar.DOUBLE);

  @Override
  public String scalar(Shape.Scalar scalar) {
    return scalar.label();
  }

  @Override
  public String constants(Shape.Constants constants) {
    return String.join("|", constants.names());
  }

  @Override
  public String structure(Shape.Structure structure) {
    return structure.fields().stream().map(this::field).collect(Collectors.joining(", ", "{", "}"));
  }

  private String field(Shape.Field field) {
    boolean nullable =
        !field.required()
            && field.shape() instanceof Shape.Scalar scalar
            && PRIMITIVE.contains(scalar);
    return field.name() + ": " + field.shape().match(this) + (nullable ? "?" : "");
  }

  @Override
  public String sequence(Shape.Sequence sequence) {
    var items = sequence.items().match(this);
    return sequence.unique() ? "set<" + items + ">" : "[" + items + "]";
  }

  @Override
  public String dictionary(Shape.Dictionary dictionary) {
    return "map<%s, %s>".formatted(dictionary.keys().match(this), dictionary.values().match(this));
  }

  @Override
  public String maybe(Shape.Maybe maybe) {
    return maybe.value().match(this) + "?";
  }

  @Override
  public String variants(Shape.Variants variants) {
    return variants.byName().entrySet().stream()
        .map(variant -> variant.getKey() + variant.getValue().match(this))
        .collect(Collectors.joining(" | ", "(", ")"));
  }

  @Override
  public String recursion(Shape.Recursion recursion) {
    return "^".repeat(recursion.levels() + 1);
  }
}
