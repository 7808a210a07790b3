package io.durable.function;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares a tree with a shape, by the meaning that the shapes' javadoc gives them. */
final class ShapeOracle implements Shape.Cases<Void> {

  private final Deque<Shape> enclosing = new ArrayDeque<>();
  private final List<String> misfits = new ArrayList<>();
  private JsonNode node;

  private ShapeOracle(JsonNode node) {
    this.node = node;
  }

  static List<String> misfits(Shape shape, JsonNode tree) {
    var oracle = new ShapeOracle(tree);
    shape.match(oracle);
    return oracle.misfits;
  }

  @Override
  public Void scalar(Shape.Scalar scalar) {
    var type = ScalarSchema.of(scalar).get("type").stringValue();
    boolean fits =
        switch (type) {
          case "string" -> node.isString();
          case "integer" -> node.isIntegralNumber();
          // A decimal with an exponent is written as a text, so that its scale survives.
          case "number" -> node.isNumber() || (scalar == Shape.Scalar.DECIMAL && node.isString());
          case "null" -> node.isNull();
          case "boolean" -> node.isBoolean();
          default -> false;
        };
    return require(fits, scalar.label());
  }

  @Override
  public Void constants(Shape.Constants constants) {
    return require(constants.names().contains(node.stringValue("")), "enum");
  }

  @Override
  public Void structure(Shape.Structure structure) {
    var names = structure.fields().stream().map(Shape.Field::name).collect(Collectors.toSet());
    require(Set.copyOf(node.propertyNames()).equals(names), "fields " + names);
    enclosing.push(structure);
    for (var field : structure.fields()) {
      var value = node.path(field.name());
      if (!value.isNull() || field.required()) {
        inside(value, field.shape());
      }
    }
    enclosing.pop();
    return null;
  }

  @Override
  public Void sequence(Shape.Sequence sequence) {
    require(node.isArray(), "array");
    for (var item : node.values()) {
      if (!item.isNull()) {
        inside(item, sequence.items());
      }
    }
    return null;
  }

  @Override
  public Void dictionary(Shape.Dictionary dictionary) {
    require(node.isObject(), "map");
    for (var value : node.values()) {
      if (!value.isNull()) {
        inside(value, dictionary.values());
      }
    }
    return null;
  }

  @Override
  public Void maybe(Shape.Maybe maybe) {
    return node.isNull() ? null : maybe.value().match(this);
  }

  @Override
  public Void variants(Shape.Variants variants) {
    return require(node.isObject(), "variants");
  }

  @Override
  public Void recursion(Shape.Recursion recursion) {
    var saved = new ArrayDeque<>(enclosing);
    for (int i = 0; i < recursion.levels(); i++) {
      enclosing.pop();
    }
    enclosing.pop().match(this);
    enclosing.clear();
    enclosing.addAll(saved);
    return null;
  }

  private void inside(JsonNode value, Shape shape) {
    var outer = node;
    node = value;
    shape.match(this);
    node = outer;
  }

  private Void require(boolean fits, String what) {
    if (!fits) {
      misfits.add("%s is no %s".formatted(node, what));
    }
    return null;
  }
}
