package io.durable.function;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** Reads functions that are objects of an ordinary class, such as an anonymous one. */
final class ObjectReading {

  private static final List<Class<?>> FUNCTIONS =
      List.of(
          Fn0.class,
          Fn1.class,
          Fn2.class,
          Fn3.class,
          Fn4.class,
          Fn5.class,
          Act0.class,
          Act1.class,
          Act2.class,
          Act3.class,
          Act4.class,
          Act5.class,
          Act6.class);

  private ObjectReading() {}

  static MethodReference read(Serializable function) {
    var type = function.getClass();
    var declared =
        FUNCTIONS.stream()
            .filter(candidate -> candidate.isInstance(function))
            .findFirst()
            .map(candidate -> candidate.getDeclaredMethods()[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s is no function: neither an Fn nor an Act".formatted(type.getName())));
    var bindings = Bindings.of(type);
    var running = Overrides.of(declared, type, bindings).get(0);
    return new MethodReference(
        MethodReference.Kind.OBJECT,
        running,
        GeneratedClass.unwrap(type),
        resolved(bindings.resolve(declared.getGenericReturnType()), running),
        Arrays.stream(declared.getGenericParameterTypes())
            .map(input -> resolved(bindings.resolve(input), running))
            .toList());
  }

  private static ResolvedType resolved(Type type, Method running) {
    var erased = GenericTypes.erasure(type);
    return Resolution.of(
        type, erased, erased, GenericTypes.shortName(running.getDeclaringClass()) + "::apply");
  }
}
