package io.durable.function;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads lambdas and method references from their serialised form. */
final class LambdaReading {

  private static final String CONSTRUCTOR = "<init>";

  private LambdaReading() {}

  static MethodReference read(SerializedForm form) {
    if (form.methodName().equals(CONSTRUCTOR)) {
      return readConstructor(form);
    }
    var declared = declaredMethod(form);
    if (declared.isSynthetic() && !declared.isBridge()) {
      return readLambda(form, declared);
    }
    return Modifier.isStatic(declared.getModifiers())
        ? readStatic(form, declared)
        : readVirtual(form, declared);
  }

  private static MethodReference readLambda(SerializedForm form, Method body) {
    return new MethodReference(
        MethodReference.Kind.SYNTHETIC,
        body,
        body.getDeclaringClass(),
        ofLambda(form.instantiatedType().returnType(), "result"),
        form.instantiatedType().parameterList().stream()
            .map(type -> ofLambda(type, "input"))
            .toList());
  }

  private static ResolvedType ofLambda(Class<?> type, String what) {
    if (type == Object.class || GenericTypes.isRaw(type)) {
      return new ResolvedType.Hidden(
          "a lambda (or a reference to a varargs method, an inner-class or an array constructor,"
              + " which the compiler turns into one) hides the type of its %s: only %s is left of it"
                  .formatted(what, GenericTypes.shortName(type)));
    }
    return new ResolvedType.Known(GenericTypes.boxed(type));
  }

  private static MethodReference readConstructor(SerializedForm form) {
    var constructor = declaredConstructor(form);
    var made = constructor.getDeclaringClass();
    return new MethodReference(
        MethodReference.Kind.CONSTRUCTOR,
        constructor,
        made,
        Resolution.of(made, form.instantiatedType().returnType(), made, "new " + shortName(made)),
        parameters(constructor, Bindings.of(made)).toList());
  }

  private static MethodReference readStatic(SerializedForm form, Method method) {
    var owner = method.getDeclaringClass();
    var bindings = Bindings.of(owner);
    return new MethodReference(
        MethodReference.Kind.STATIC,
        method,
        owner,
        result(form, method, bindings, owner),
        parameters(method, bindings).toList());
  }

  private static MethodReference readVirtual(SerializedForm form, Method declared) {
    boolean bound = form.receiver().isPresent();
    Class<?> receiver =
        form.receiver().<Class<?>>map(Object::getClass).orElseGet(() -> first(form));
    var owner = writtenClass(receiver, declared);
    var bindings = Bindings.of(receiver);
    var candidates = Overrides.of(declared, receiver, bindings);
    // A written override may say less than what it overrides (a raw type): ask until one knows.
    var known =
        candidates.stream()
            .filter(m -> result(form, m, bindings, owner) instanceof ResolvedType.Known)
            .findFirst();
    var inputs = new ArrayList<ResolvedType>();
    if (!bound) {
      inputs.add(Resolution.of(receiver, receiver, receiver, "the receiver"));
    }
    parameters(known.orElse(candidates.get(0)), bindings).forEach(inputs::add);
    return new MethodReference(
        bound ? MethodReference.Kind.BOUND : MethodReference.Kind.UNBOUND,
        candidates.get(0),
        owner,
        result(form, known.orElse(candidates.get(0)), bindings, owner),
        inputs);
  }

  private static Class<?> first(SerializedForm form) {
    var inputs = form.instantiatedType();
    // A receiver that erases to less than the method's class says nothing: keep the latter.
    return inputs.parameterCount() > 0
            && form.implementation().isAssignableFrom(inputs.parameterType(0))
        ? inputs.parameterType(0)
        : form.implementation();
  }

  /** Proxies of an interface have nothing written above them: then the interface is the owner. */
  private static Class<?> writtenClass(Class<?> receiver, Method declared) {
    var written = GeneratedClass.unwrap(receiver);
    return declared.getDeclaringClass().isAssignableFrom(written)
        ? written
        : declared.getDeclaringClass();
  }

  private static ResolvedType result(
      SerializedForm form, Method method, Bindings bindings, Class<?> owner) {
    return Resolution.of(
        bindings.resolve(method.getGenericReturnType()),
        form.instantiatedType().returnType(),
        method.getReturnType(),
        "%s::%s".formatted(shortName(owner), method.getName()));
  }

  private static Stream<ResolvedType> parameters(Executable executable, Bindings bindings) {
    return Arrays.stream(executable.getParameters())
        .map(
            parameter -> {
              Type type = bindings.resolve(parameter.getParameterizedType());
              var erased = parameter.getType();
              return Resolution.of(type, erased, erased, describe(parameter));
            });
  }

  private static String describe(Parameter parameter) {
    return "the input %s of %s"
        .formatted(parameter.getName(), parameter.getDeclaringExecutable().getName());
  }

  private static Constructor<?> declaredConstructor(SerializedForm form) {
    var parameters = form.methodType().parameterList();
    return Arrays.stream(form.implementation().getDeclaredConstructors())
        .filter(c -> List.of(c.getParameterTypes()).equals(parameters))
        .findFirst()
        .orElseThrow(() -> missing(form));
  }

  private static Method declaredMethod(SerializedForm form) {
    var types = Bindings.hierarchy(form.implementation());
    // An interface has the methods of Object too.
    return Stream.concat(types.stream(), Stream.of(Object.class))
        .map(type -> declaredIn(type, form))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> missing(form));
  }

  private static Optional<Method> declaredIn(Class<?> type, SerializedForm form) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> m.getName().equals(form.methodName()))
        .filter(m -> typeOf(m).equals(form.methodType()))
        .findFirst();
  }

  private static MethodType typeOf(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
  }

  private static IllegalArgumentException missing(SerializedForm form) {
    return new IllegalArgumentException(
        "%s has no %s%s any more: it was compiled against another version of the class"
            .formatted(form.implementation().getName(), form.methodName(), form.methodType()));
  }

  private static String shortName(Class<?> type) {
    return GenericTypes.shortName(type);
  }
}
