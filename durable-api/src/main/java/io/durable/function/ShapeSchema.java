package io.durable.function;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes shapes as JSON Schema 2020-12. Recursion becomes a reference to the place of the enclosing
 * schema, so that no definition needs a name.
 */
final class ShapeSchema implements Shape.Cases<ObjectNode> {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final String pointer;
  private final List<String> enclosing;

  private ShapeSchema(String pointer, List<String> enclosing) {
    this.pointer = pointer;
    this.enclosing = enclosing;
  }

  static ObjectNode of(Shape shape) {
    var schema = NODES.objectNode().put("$schema", DIALECT);
    schema.setAll(shape.match(new ShapeSchema("#", List.of())));
    return schema;
  }

  @Override
  public ObjectNode scalar(Shape.Scalar scalar) {
    return ScalarSchema.of(scalar);
  }

  @Override
  public ObjectNode constants(Shape.Constants constants) {
    var schema = ScalarSchema.type("string");
    constants.names().forEach(schema.putArray("enum")::add);
    return schema;
  }

  @Override
  public ObjectNode structure(Shape.Structure structure) {
    return structure(structure, NODES.objectNode(), List.of());
  }

  private ObjectNode structure(Shape.Structure structure, ObjectNode tag, List<String> tagged) {
    var inside = new ShapeSchema(pointer, append(enclosing, pointer));
    var properties = NODES.objectNode();
    properties.setAll(tag);
    var required = NODES.arrayNode();
    tagged.forEach(required::add);
    for (var field : structure.fields()) {
      var value = field.shape().match(inside.at("properties", field.name()));
      properties.set(field.name(), field.required() ? value : nullable(value));
      if (field.required()) {
        required.add(field.name());
      }
    }
    var schema = ScalarSchema.type("object").set("properties", properties);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  @Override
  public ObjectNode sequence(Shape.Sequence sequence) {
    var schema = ScalarSchema.type("array").set("items", sequence.items().match(at("items")));
    return sequence.unique() ? schema.put("uniqueItems", true) : schema;
  }

  @Override
  public ObjectNode dictionary(Shape.Dictionary dictionary) {
    return ScalarSchema.type("object")
        .set("propertyNames", keys(dictionary.keys()))
        .set("additionalProperties", dictionary.values().match(at("additionalProperties")));
  }

  /** Keys are texts whatever they stand for: only what JSON Schema says of texts is left. */
  private static ObjectNode keys(Shape keys) {
    var schema = keys.match(new ShapeSchema("#", List.of()));
    return schema.path("type").stringValue("").equals("string")
        ? schema
        : ScalarSchema.type("string");
  }

  @Override
  public ObjectNode maybe(Shape.Maybe maybe) {
    return nullable(maybe.value().match(this));
  }

  @Override
  public ObjectNode variants(Shape.Variants variants) {
    var inside = new ShapeSchema(pointer, append(enclosing, pointer));
    var schema = NODES.objectNode();
    var all = schema.putArray(variants.tag().isPresent() ? "oneOf" : "anyOf");
    variants
        .byName()
        .forEach(
            (name, shape) -> {
              var place = inside.at(variants.tag().isPresent() ? "oneOf" : "anyOf", all.size());
              all.add(variant(variants, name, shape, place));
            });
    return schema;
  }

  private static ObjectNode variant(
      Shape.Variants variants, String name, Shape shape, ShapeSchema place) {
    if (variants.tag().isEmpty() || !(shape instanceof Shape.Structure structure)) {
      return shape.match(place);
    }
    var tag = variants.tag().get();
    var constant = NODES.objectNode().set(tag, NODES.objectNode().put("const", name));
    return place.structure(structure, constant, List.of(tag));
  }

  @Override
  public ObjectNode recursion(Shape.Recursion recursion) {
    var target = enclosing.get(enclosing.size() - 1 - recursion.levels());
    return NODES.objectNode().put("$ref", target);
  }

  /** The same schema with null as one more value; it stays in its place, so references hold. */
  private static ObjectNode nullable(ObjectNode schema) {
    if (schema.has("$ref")) {
      var any = NODES.objectNode();
      any.putArray("anyOf").add(schema).add(ScalarSchema.type("null"));
      return any;
    }
    for (var choice : List.of("oneOf", "anyOf")) {
      if (schema.get(choice) instanceof ArrayNode choices) {
        choices.add(ScalarSchema.type("null"));
        return schema;
      }
    }
    if (schema.get("enum") instanceof ArrayNode names) {
      names.addNull();
    }
    var type = schema.path("type");
    if (type.isString() && !type.stringValue().equals("null")) {
      schema.putArray("type").add(type.stringValue()).add("null");
    }
    return schema;
  }

  private ShapeSchema at(String keyword) {
    return new ShapeSchema(pointer + "/" + keyword, enclosing);
  }

  private ShapeSchema at(String keyword, int index) {
    return new ShapeSchema(pointer + "/" + keyword + "/" + index, enclosing);
  }

  private ShapeSchema at(String keyword, String name) {
    // The pointer stands in a URI fragment.
    var escaped = name.replace("~", "~0").replace("/", "~1");
    var encoded = URLEncoder.encode(escaped, StandardCharsets.UTF_8).replace("+", "%20");
    return new ShapeSchema(pointer + "/" + keyword + "/" + encoded, enclosing);
  }

  private static List<String> append(List<String> list, String last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }
}
