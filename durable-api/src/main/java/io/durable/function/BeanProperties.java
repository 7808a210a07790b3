package io.durable.function;

import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Jackson sees of a record or bean: its properties are those that it both writes and reads.
 */
final class BeanProperties {

  private BeanProperties() {}

  static BeanDescription forReading(JsonMapper mapper, JavaType type) {
    var config = mapper.deserializationConfig();
    var introspector = config.classIntrospectorInstance().forOperation(config);
    return introspector.introspectForDeserialization(
        type, introspector.introspectClassAnnotations(type));
  }

  static BeanDescription forWriting(JsonMapper mapper, JavaType type) {
    var config = mapper.serializationConfig();
    var introspector = config.classIntrospectorInstance().forOperation(config);
    return introspector.introspectForSerialization(
        type, introspector.introspectClassAnnotations(type));
  }

  /** The names of all that can be set again: by the constructor, a setter or a field. */
  static Set<String> readable(JsonMapper mapper, JavaType type) {
    return forReading(mapper, type).findProperties().stream()
        .filter(BeanProperties::isReadable)
        .map(BeanPropertyDefinition::getName)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isReadable(BeanPropertyDefinition property) {
    return property.hasConstructorParameter()
        || property.hasSetter()
        || (property.hasField() && !Modifier.isFinal(property.getField().getModifiers()));
  }
}
