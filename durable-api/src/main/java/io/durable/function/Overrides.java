package io.durable.function;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** The written methods that run, or stand behind the one that runs, when a method is called. */
final class Overrides {

  private Overrides() {}

  /**
   * The method of the receiver first, then what it overrides; the declared method itself when
   * nothing written is found (a receiver that was generated as a whole).
   */
  static List<Method> of(Method declared, Class<?> receiver, Bindings bindings) {
    if (Modifier.isPrivate(declared.getModifiers())) {
      return List.of(declared);
    }
    var inputs = inputs(declared, bindings);
    var found =
        Bindings.hierarchy(receiver).stream()
            .filter(type -> !GeneratedClass.isGenerated(type))
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(m -> m.getName().equals(declared.getName()) && isVirtual(m))
            .filter(m -> inputs(m, bindings).equals(inputs))
            .toList();
    return found.isEmpty() ? List.of(declared) : found;
  }

  private static boolean isVirtual(Method method) {
    return !method.isBridge()
        && !Modifier.isStatic(method.getModifiers())
        && !Modifier.isPrivate(method.getModifiers());
  }

  /** The erased inputs once the receiver's type arguments are in: an override has the same. */
  private static List<Class<?>> inputs(Method method, Bindings bindings) {
    return Arrays.stream(method.getGenericParameterTypes())
        .map(bindings::resolve)
        .<Class<?>>map(GenericTypes::erasure)
        .toList();
  }
}
