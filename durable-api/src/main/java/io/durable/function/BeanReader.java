package io.durable.function;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/** Reads records and beans the way Jackson does, and notes what would be lost on the way. */
final class BeanReader {

  private final ShapeReader parts;

  BeanReader(ShapeReader parts) {
    this.parts = parts;
  }

  Shape read(Type type, String place) {
    var mapper = JsonMappers.MAPPER;
    JavaType java = mapper.constructType(type);
    var writing = BeanProperties.forWriting(mapper, java);
    var reading = BeanProperties.forReading(mapper, java);
    var bindings = Bindings.of(type);
    if (hasFormOfItsOwn(writing, reading)) {
      return parts.problem(
          place,
          "%s brings its own serializer, so that nobody knows its JSON"
              .formatted(GenericTypes.shortName(type)),
          "Use plain properties, or @JsonValue with @JsonCreator");
    }
    requireConstructor(java.getRawClass(), reading, place);
    var readable = BeanProperties.readable(mapper, java);
    var fields = new ArrayList<Shape.Field>();
    for (var property : inOrder(writing, reading)) {
      if (property.couldSerialize() && readable.contains(property.getName())) {
        fields.add(field(property, reading, bindings, place));
      }
    }
    var stored = fields.stream().map(Shape.Field::name).collect(Collectors.toSet());
    noteLostFields(java.getRawClass(), writing, stored, place);
    return new Shape.Structure(fields);
  }

  private Shape.Field field(
      BeanPropertyDefinition property, BeanDescription reading, Bindings bindings, String place) {
    var type = bindings.resolve(typeOf(property.getAccessor()));
    boolean required =
        reading.findProperties().stream()
            .filter(other -> other.getName().equals(property.getName()))
            .anyMatch(BeanPropertyDefinition::isRequired);
    var shape = parts.read(type, JsonPlace.property(place, property.getName()));
    return new Shape.Field(property.getName(), shape, required);
  }

  /** Components of a record as they are declared; the order of a bean's members is not defined. */
  private static List<BeanPropertyDefinition> inOrder(
      BeanDescription writing, BeanDescription reading) {
    var names = reading.findProperties().stream().map(BeanPropertyDefinition::getName).toList();
    var byName = Comparator.comparing(BeanPropertyDefinition::getName);
    return writing.findProperties().stream()
        .sorted(
            writing.isRecordType()
                ? Comparator.<BeanPropertyDefinition>comparingInt(p -> component(writing, p))
                    .thenComparingInt(p -> names.indexOf(p.getName()))
                : byName)
        .toList();
  }

  private static int component(BeanDescription record, BeanPropertyDefinition property) {
    var components = record.getBeanClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      if (components[i].getName().equals(property.getInternalName())) {
        return i;
      }
    }
    return components.length;
  }

  private static boolean hasFormOfItsOwn(BeanDescription writing, BeanDescription reading) {
    var mapper = JsonMappers.MAPPER;
    var annotations = mapper.serializationConfig().getAnnotationIntrospector();
    return annotations.findSerializer(mapper.serializationConfig(), writing.getClassInfo()) != null
        || annotations.findDeserializer(mapper.deserializationConfig(), reading.getClassInfo())
            != null
        || writing.findAnyGetter() != null;
  }

  private void requireConstructor(Class<?> type, BeanDescription reading, String place) {
    // The creators are found with the properties.
    boolean described = !reading.findProperties().isEmpty();
    boolean byProperties = described && reading.getPotentialCreators().hasPropertiesBased();
    if (!byProperties && !type.isRecord() && reading.findDefaultConstructor() == null) {
      parts.problem(
          place,
          "%s has no constructor to be made with from JSON".formatted(type.getSimpleName()),
          "Make it a record, or give it a constructor without parameters or with @JsonCreator");
    }
  }

  /** A field that is not written, or not read back, would be empty after a crash. */
  private void noteLostFields(
      Class<?> type, BeanDescription writing, Set<String> stored, String place) {
    var ignored = writing.getIgnoredPropertyNames();
    var known =
        writing.findProperties().stream()
            .filter(property -> stored.contains(property.getName()))
            .map(BeanPropertyDefinition::getInternalName)
            .collect(Collectors.toSet());
    Predicate<Field> lost =
        field -> !known.contains(field.getName()) && !ignored.contains(field.getName());
    stateOf(type)
        .filter(lost)
        .forEach(
            field ->
                parts.problem(
                    JsonPlace.property(place, field.getName()),
                    "the field is not stored, for it cannot be both written and read",
                    "Give it a getter and a setter, or mark it transient"));
  }

  private static Stream<Field> stateOf(Class<?> type) {
    return Stream.<Class<?>>iterate(
            type, c -> c != null && !KnownTypes.isOfThePlatform(c), Class::getSuperclass)
        .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
        .filter(field -> !field.isSynthetic())
        .filter(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)
        // EclipseLink weaves these into entities.
        .filter(field -> !field.getName().startsWith("_persistence_"));
  }

  static Type typeOf(AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter) {
      return ((Executable) parameter.getMember())
          .getParameters()[parameter.getIndex()].getParameterizedType();
    }
    Member plain = member.getMember();
    return plain instanceof Method method
        ? method.getGenericReturnType()
        : ((Field) plain).getGenericType();
  }
}
