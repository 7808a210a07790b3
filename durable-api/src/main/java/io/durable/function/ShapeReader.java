package io.durable.function;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Walks through a type and its parts. A problem is noted with its place and the walk goes on, so
 * that all are found at once; the shape is of use only when there were none.
 */
final class ShapeReader {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_PARTS = 10_000;

  /** Stands where a problem was found. */
  private static final Shape NOTHING = Shape.Scalar.STRING;

  private final List<TypeProblem> problems = new ArrayList<>();
  private final Deque<Type> enclosing = new ArrayDeque<>();
  private int depth;
  private int parts;

  List<TypeProblem> problems() {
    return List.copyOf(problems);
  }

  Shape read(Type type) {
    var place = GenericTypes.shortName(type);
    var shape = read(type, place);
    if (problems.isEmpty()) {
      requireReadable(type, place);
    }
    return shape;
  }

  /** Jackson has the last word: it may know more reasons than we do. */
  private void requireReadable(Type type, String place) {
    var mapper = JsonMappers.MAPPER;
    try {
      mapper._deserializationContext().findRootValueDeserializer(mapper.constructType(type));
    } catch (JacksonException e) {
      problem(
          place,
          "it cannot be read from JSON: " + e.getOriginalMessage(),
          "Use records, or beans with getters and setters");
    }
  }

  Shape read(Type type, String place) {
    if (depth >= MAX_DEPTH || parts >= MAX_PARTS) {
      return tooLarge(place);
    }
    depth++;
    parts++;
    try {
      return dispatch(type, place);
    } finally {
      depth--;
    }
  }

  Shape problem(String place, String message, String remedy) {
    problems.add(new TypeProblem(place, message, remedy));
    return NOTHING;
  }

  private Shape tooLarge(String place) {
    boolean told = problems.stream().anyMatch(problem -> problem.message().contains("no end"));
    return told
        ? NOTHING
        : problem(
            place,
            "the type is nested more than %d deep or has more than %d parts; it may have no end"
                .formatted(MAX_DEPTH, MAX_PARTS),
            "Do not let a generic type hold itself with other type arguments");
  }

  private Shape dispatch(Type type, String place) {
    if (type instanceof Class<?> plain) {
      return ofClass(plain, plain, place);
    }
    if (type instanceof ParameterizedType parameterized) {
      return ofClass((Class<?>) parameterized.getRawType(), type, place);
    }
    if (type instanceof GenericArrayType array) {
      return new Shape.Sequence(read(array.getGenericComponentType(), place + "[]"), false);
    }
    if (type instanceof TypeVariable<?> variable) {
      return problem(
          place,
          "nothing here says what %s is".formatted(variable.getName()),
          "Give the type argument, or say the type by a TypeRef");
    }
    if (type instanceof WildcardType) {
      return problem(
          place,
          "%s does not say what comes back from JSON".formatted(GenericTypes.shortName(type)),
          "Use the type itself instead of a wildcard");
    }
    throw new IllegalArgumentException("An unknown kind of type: " + type.getTypeName());
  }

  private Shape ofClass(Class<?> raw, Type type, String place) {
    var value = KnownTypes.value(raw);
    if (value.isPresent()) {
      return value.get();
    }
    if (raw.isArray()) {
      return new Shape.Sequence(read(raw.componentType(), place + "[]"), false);
    }
    if (raw.isEnum()) {
      return EnumNames.of(raw);
    }
    if (GenericTypes.isRaw(type)) {
      return problem(
          place,
          "%s has no type arguments".formatted(raw.getSimpleName()),
          "Say what is in it, as in %s<…>".formatted(raw.getSimpleName()));
    }
    if (raw == Optional.class) {
      return optional(type, place);
    }
    if (KnownTypes.LISTS.contains(raw)) {
      return new Shape.Sequence(read(argument(type, 0), place + "[]"), false);
    }
    if (KnownTypes.SETS.contains(raw)) {
      return new Shape.Sequence(read(argument(type, 0), place + "[]"), true);
    }
    if (KnownTypes.MAPS.contains(raw)) {
      return map(type, place);
    }
    return Unstorable.of(raw)
        .map(why -> problem(place, why.message(), why.remedy()))
        .orElseGet(() -> object(raw, type, place));
  }

  private Shape object(Class<?> raw, Type type, String place) {
    var value = WrappedValue.of(type);
    if (value.isPresent()) {
      return wrapped(type, value.get(), place);
    }
    int levels = 0;
    for (Type outer : enclosing) {
      if (outer.equals(type)) {
        return new Shape.Recursion(levels);
      }
      levels++;
    }
    enclosing.push(type);
    try {
      return VariantsReader.isPolymorphic(raw)
          ? new VariantsReader(this).read(raw, place)
          : ofWritten(raw, type, place);
    } finally {
      enclosing.pop();
    }
  }

  private Shape wrapped(Type type, Type value, String place) {
    int before = problems.size();
    var shape = read(value, place);
    return problems.size() > before || WrappedValue.canBeMade(type)
        ? shape
        : problem(
            place,
            "%s is written as one value and cannot be made from it"
                .formatted(GenericTypes.shortName(type)),
            "Add @JsonCreator to a constructor or factory method that takes the value");
  }

  private Shape ofWritten(Class<?> raw, Type type, String place) {
    if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
      return VariantsReader.unnamed(this, raw, place);
    }
    return new BeanReader(this).read(type, place);
  }

  /** A variant is told apart by its tag, so that its own class may come again inside of it. */
  Shape variant(Class<?> type, String place) {
    enclosing.push(type);
    try {
      return new BeanReader(this).read(type, place);
    } finally {
      enclosing.pop();
    }
  }

  private Shape optional(Type type, String place) {
    var value = read(argument(type, 0), place);
    return value instanceof Shape.Maybe
        ? problem(
            place,
            "an Optional in an Optional has one null for two cases",
            "Use one Optional, or a record that tells the cases apart")
        : new Shape.Maybe(value);
  }

  private Shape map(Type type, String place) {
    var key = argument(type, 0);
    var values = read(argument(type, 1), place + "{}");
    if (!(key instanceof Class<?> plain) || !KnownTypes.isKey(plain)) {
      return problem(
          place + "{key}",
          "%s is no key of a JSON object".formatted(GenericTypes.shortName(key)),
          "Use a String, an enum, a number or a UUID as key, or a list of records");
    }
    return new Shape.Dictionary(read(key, place + "{key}"), values);
  }

  /** A type argument as the collection itself sees it: a subclass may have other parameters. */
  private static Type argument(Type type, int index) {
    var collection =
        Map.class.isAssignableFrom(GenericTypes.erasure(type))
            ? Map.class
            : Collection.class.isAssignableFrom(GenericTypes.erasure(type))
                ? Collection.class
                : GenericTypes.erasure(type);
    return Bindings.of(type).resolve(collection.getTypeParameters()[index]);
  }
}
