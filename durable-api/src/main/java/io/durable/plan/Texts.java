package io.durable.plan;

import io.durable.Value;
import java.util.Arrays;
import java.util.List;

/** Makes texts with values in them. */
final class Texts {

  private Texts() {}

  /** A template whose {@code {}} stand for the values. */
  static Text of(NodeDraft node, String template, List<Value<?>> values, String what) {
    if (template == null) {
      node.error(what + " is null", "Give a text");
      return Text.of("");
    }
    node.recording().textFlaw(node.path(), template, what);
    var places = template.split("\\{}", -1).length - 1;
    if (places != values.size()) {
      node.error(
          what
              + " has "
              + places
              + " {} and "
              + values.size()
              + (values.size() == 1 ? " value" : " values"),
          "Each {} stands for one value, in order");
    }
    var parts =
        values.stream()
            .map(
                value ->
                    node.recording()
                        .values()
                        .use(value, node.site(), node.path(), "a value of " + what))
            .toList();
    return new Text(template, parts);
  }

  /** The values of a varargs call; an array that is null has none. */
  static List<Value<?>> list(Value<?>... values) {
    return values == null ? List.of() : Arrays.asList(values);
  }
}
