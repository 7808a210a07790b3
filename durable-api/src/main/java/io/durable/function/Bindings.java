package io.durable.function;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a type says about the type variables of everything that it extends or implements: from
 * {@code OrderRepository extends Repository<Order>} follows that {@code T} of {@code Repository} is
 * {@code Order}.
 */
final class Bindings {

  private final Map<TypeVariable<?>, Type> bound = new HashMap<>();
  private final Set<Class<?>> seen = new LinkedHashSet<>();

  private Bindings() {}

  static Bindings of(Type type) {
    var bindings = new Bindings();
    bindings.walk(type);
    return bindings;
  }

  /** The class itself, then its superclasses, then interfaces, the nearer ones first. */
  static List<Class<?>> hierarchy(Class<?> start) {
    var all = new LinkedHashSet<Class<?>>();
    for (Class<?> c = start; c != null; c = c.getSuperclass()) {
      all.add(c);
    }
    var open = new ArrayList<>(all);
    for (int i = 0; i < open.size(); i++) {
      for (Class<?> next : open.get(i).getInterfaces()) {
        if (all.add(next)) {
          open.add(next);
        }
      }
    }
    return List.copyOf(all);
  }

  /** The type with every variable replaced that is known; unknown ones stay as they are. */
  Type resolve(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      var known = bound.get(variable);
      return known == null ? type : resolve(known);
    }
    if (type instanceof ParameterizedType parameterized) {
      var owner = parameterized.getOwnerType();
      return GenericTypes.parameterized(
          owner == null ? null : resolve(owner),
          (Class<?>) parameterized.getRawType(),
          resolve(parameterized.getActualTypeArguments()));
    }
    if (type instanceof GenericArrayType array) {
      return GenericTypes.arrayOf(resolve(array.getGenericComponentType()));
    }
    if (type instanceof WildcardType wildcard) {
      return GenericTypes.wildcard(
          resolve(wildcard.getUpperBounds()), resolve(wildcard.getLowerBounds()));
    }
    return type;
  }

  private List<Type> resolve(Type[] types) {
    return Arrays.stream(types).map(this::resolve).toList();
  }

  private void walk(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      bind(parameterized);
      if (parameterized.getOwnerType() instanceof ParameterizedType owner) {
        walk(owner);
      }
    }
    Class<?> raw = GenericTypes.erasure(type);
    if (!seen.add(raw)) {
      return;
    }
    if (raw.getGenericSuperclass() != null) {
      walk(raw.getGenericSuperclass());
    }
    for (Type next : raw.getGenericInterfaces()) {
      walk(next);
    }
  }

  private void bind(ParameterizedType type) {
    var variables = ((Class<?>) type.getRawType()).getTypeParameters();
    var arguments = type.getActualTypeArguments();
    for (int i = 0; i < variables.length; i++) {
      // A type may bind a variable to itself, as the this-type of a declaration does.
      if (!variables[i].equals(arguments[i])) {
        bound.putIfAbsent(variables[i], arguments[i]);
      }
    }
  }
}
