package io.durable.function;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.JsonNode;

/** Names a place in a JSON document, as in {@code lines[2].sku}; the whole document is empty. */
final class JsonPlace {

  private JsonPlace() {}

  static String property(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /** Where the next value of a generator will stand. */
  static String next(TokenStreamContext context) {
    if (!context.inArray()) {
      return of(context);
    }
    int next = context.hasCurrentIndex() ? context.getCurrentIndex() + 1 : 0;
    return item(of(context.getParent()), next);
  }

  private static String of(TokenStreamContext context) {
    if (context.inRoot()) {
      return "";
    }
    var parent = of(context.getParent());
    return context.inObject()
        ? property(parent, context.currentName())
        : item(parent, context.getCurrentIndex());
  }

  /** Where Jackson was in the value when it failed. */
  static String of(JacksonException failure) {
    var place = "";
    for (var step : failure.getPath()) {
      if (step.getPropertyName() != null) {
        place = property(place, step.getPropertyName());
      } else if (step.getIndex() >= 0) {
        place = item(place, step.getIndex());
      }
    }
    return place;
  }

  /** What stands there in a tree; a missing node when nothing does. */
  static JsonNode follow(JacksonException failure, JsonNode tree) {
    var node = tree;
    for (var step : failure.getPath()) {
      node =
          step.getPropertyName() != null
              ? node.path(step.getPropertyName())
              : node.path(step.getIndex());
    }
    return node;
  }
}
