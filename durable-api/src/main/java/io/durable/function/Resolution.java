package io.durable.function;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;

/** Decides whether a type that was read from a method is known. */
final class Resolution {

  private Resolution() {}

  /**
   * @param type the generic type, with all that could be resolved
   * @param instantiated what javac inferred for it where the function was made, erased
   * @param erased the method's own erased type, which is all that inference knows of an open
   *     variable
   * @param what whose type it is, for the reason
   */
  static ResolvedType of(Type type, Class<?> instantiated, Class<?> erased, String what) {
    var open = GenericTypes.variablesIn(type).findFirst();
    if (open.isPresent()) {
      return saysMore(instantiated, erased)
          ? new ResolvedType.Known(instantiated)
          : new ResolvedType.Hidden(
              "%s gives %s, and nothing here says what %s is"
                  .formatted(what, GenericTypes.shortName(type), open.get().getName()));
    }
    if (type == Object.class || GenericTypes.isRaw(type)) {
      return new ResolvedType.Hidden(
          "%s gives %s, and nothing here says what is in it"
              .formatted(what, GenericTypes.shortName(type)));
    }
    return new ResolvedType.Known(GenericTypes.boxed(type));
  }

  /**
   * Whether javac's inference is the whole truth: it named a class without type parameters that is
   * narrower than the variable's bound, or a bound that nothing can extend.
   */
  private static boolean saysMore(Class<?> instantiated, Class<?> erased) {
    boolean narrower = instantiated != erased && erased.isAssignableFrom(instantiated);
    return (narrower || Modifier.isFinal(instantiated.getModifiers()))
        && instantiated != Object.class
        && !GenericTypes.isRaw(instantiated);
  }
}
