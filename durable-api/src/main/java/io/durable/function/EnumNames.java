package io.durable.function;

import java.util.Arrays;

/** The names of an enum's constants as Jackson writes them, annotations included. */
final class EnumNames {

  private EnumNames() {}

  static Shape.Constants of(Class<?> type) {
    return new Shape.Constants(
        Arrays.stream(type.getEnumConstants())
            .map(constant -> JsonMappers.MAPPER.valueToTree(constant).asString())
            .toList());
  }
}
