package io.durable.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.NamedType;

/** Reads types that stand for one of several, as far as the JSON tells them apart by itself. */
final class VariantsReader {

  private final ShapeReader parts;

  VariantsReader(ShapeReader parts) {
    this.parts = parts;
  }

  static boolean isPolymorphic(Class<?> type) {
    return annotations(type).hasAnnotation(JsonTypeInfo.class);
  }

  /** Notes that nothing in the JSON would say which subtype it was. */
  static Shape unnamed(ShapeReader parts, Class<?> type, String place) {
    var name = type.getSimpleName();
    if (type.isSealed()) {
      var subtypes =
          Arrays.stream(type.getPermittedSubclasses())
              .map(Class::getSimpleName)
              .collect(Collectors.joining(", "));
      return parts.problem(
          place,
          "%s is sealed, and stored data names no class: nothing would say which of %s it was"
              .formatted(name, subtypes),
          "Annotate it with @JsonTypeInfo(use = NAME) and each subtype with @JsonTypeName");
    }
    return parts.problem(
        place,
        "%s is %s, and stored data names no class: nothing would say what to make of it"
            .formatted(name, type.isInterface() ? "an interface" : "abstract"),
        "Use a record or another concrete class");
  }

  Shape read(Class<?> type, String place) {
    var info = annotations(type).getAnnotation(JsonTypeInfo.class);
    boolean deduced = info.use() == JsonTypeInfo.Id.DEDUCTION;
    if (info.use() != JsonTypeInfo.Id.NAME && !deduced) {
      return parts.problem(
          place,
          "@JsonTypeInfo(use = %s) would store the name of a class".formatted(info.use()),
          "Use NAME, with @JsonTypeName on each subtype");
    }
    if (!deduced
        && info.include() != JsonTypeInfo.As.PROPERTY
        && info.include() != JsonTypeInfo.As.EXISTING_PROPERTY) {
      return parts.problem(
          place,
          "@JsonTypeInfo(include = %s) is not supported".formatted(info.include()),
          "Use PROPERTY");
    }
    requireAllListed(type, place);
    var byName = new HashMap<String, Shape>();
    for (var subtype : subtypes(type)) {
      var raw = subtype.getType();
      if (deduced || requireName(raw, type, place)) {
        var inside = "%s(%s)".formatted(place, raw.getSimpleName());
        byName.put(deduced ? raw.getName() : subtype.getName(), parts.variant(raw, inside));
      }
    }
    return deduced ? numbered(byName.values()) : new Shape.Variants(Optional.of(tag(info)), byName);
  }

  /**
   * A list of subtypes replaces what the sealed type permits; who is not listed cannot be stored.
   */
  private void requireAllListed(Class<?> type, String place) {
    var listed = subtypes(type).stream().<Class<?>>map(NamedType::getType).toList();
    permitted(type)
        .filter(subtype -> !listed.contains(subtype))
        .forEach(
            subtype ->
                parts.problem(
                    place,
                    "the subtype %s is not listed in @JsonSubTypes"
                        .formatted(subtype.getSimpleName()),
                    "List it, or drop the list: what a sealed type permits is known"));
  }

  private static Stream<Class<?>> permitted(Class<?> type) {
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses()).flatMap(VariantsReader::permitted);
    }
    return Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type);
  }

  /** Without a tag nothing in the JSON names them; the names of their classes are no data. */
  private static Shape numbered(Collection<Shape> shapes) {
    var byNumber = new HashMap<String, Shape>();
    shapes.stream()
        .sorted(Comparator.comparing(shape -> shape.canonical().toString()))
        .forEach(shape -> byNumber.put(String.valueOf(byNumber.size() + 1), shape));
    return new Shape.Variants(Optional.empty(), byNumber);
  }

  private boolean requireName(Class<?> subtype, Class<?> base, String place) {
    boolean named = isNamed(subtype, base);
    if (!named) {
      parts.problem(
          place,
          "the subtype %s has no name of its own, so that its class would be stored"
              .formatted(subtype.getSimpleName()),
          "Annotate it with @JsonTypeName");
    }
    return named;
  }

  private static boolean isNamed(Class<?> subtype, Class<?> base) {
    var listed = annotations(base).getAnnotation(JsonSubTypes.class);
    return subtype.isAnnotationPresent(JsonTypeName.class)
        || (listed != null
            && Arrays.stream(listed.value())
                .anyMatch(type -> type.value() == subtype && !type.name().isEmpty()));
  }

  private static String tag(JsonTypeInfo info) {
    return info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property();
  }

  /** The concrete ones: what cannot be made cannot be stored. */
  private static List<NamedType> subtypes(Class<?> type) {
    var config = JsonMappers.MAPPER.deserializationConfig();
    return config
        .getSubtypeResolver()
        .collectAndResolveSubtypesByTypeId(config, annotations(type))
        .stream()
        .filter(subtype -> !Modifier.isAbstract(subtype.getType().getModifiers()))
        .toList();
  }

  private static AnnotatedClass annotations(Class<?> type) {
    var mapper = JsonMappers.MAPPER;
    return BeanProperties.forReading(mapper, mapper.constructType(type)).getClassInfo();
  }
}
