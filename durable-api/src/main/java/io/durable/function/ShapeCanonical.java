package io.durable.function;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes shapes so that order of declaration, which JSON does not care for, makes no difference.
 */
final class ShapeCanonical implements Shape.Cases<JsonNode> {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Override
  public JsonNode scalar(Shape.Scalar scalar) {
    return NODES.stringNode(scalar.label());
  }

  @Override
  public JsonNode constants(Shape.Constants constants) {
    var names = NODES.arrayNode();
    constants.names().stream().sorted().forEach(names::add);
    return object("enum", names);
  }

  @Override
  public JsonNode structure(Shape.Structure structure) {
    var fields = NODES.arrayNode();
    structure.fields().stream()
        .sorted(Comparator.comparing(Shape.Field::name))
        .map(this::field)
        .forEach(fields::add);
    return object("fields", fields);
  }

  private ObjectNode field(Shape.Field field) {
    return NODES
        .objectNode()
        .put("name", field.name())
        .put("required", field.required())
        .set("shape", field.shape().match(this));
  }

  @Override
  public JsonNode sequence(Shape.Sequence sequence) {
    return object(sequence.unique() ? "set" : "list", sequence.items().match(this));
  }

  @Override
  public JsonNode dictionary(Shape.Dictionary dictionary) {
    return object("keys", dictionary.keys().match(this))
        .set("values", dictionary.values().match(this));
  }

  @Override
  public JsonNode maybe(Shape.Maybe maybe) {
    return object("maybe", maybe.value().match(this));
  }

  @Override
  public JsonNode variants(Shape.Variants variants) {
    var byName = NODES.objectNode();
    variants.byName().forEach((name, shape) -> byName.set(name, shape.match(this)));
    var all = object("variants", byName);
    variants.tag().ifPresent(tag -> all.put("tag", tag));
    return all;
  }

  @Override
  public JsonNode recursion(Shape.Recursion recursion) {
    return NODES.objectNode().put("up", recursion.levels());
  }

  private static ObjectNode object(String name, JsonNode value) {
    return NODES.objectNode().set(name, value);
  }
}
