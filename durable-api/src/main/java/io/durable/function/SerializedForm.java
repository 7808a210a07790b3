package io.durable.function;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** What the JVM writes down of a serialisable lambda, with its names turned into classes. */
record SerializedForm(
    Class<?> implementation,
    String methodName,
    MethodType methodType,
    MethodType instantiatedType,
    Optional<Object> receiver) {

  /** The form of a lambda or method reference; empty for an object of an ordinary class. */
  static Optional<SerializedForm> of(Serializable function) {
    try {
      var writeReplace = function.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      return writeReplace.invoke(function) instanceof SerializedLambda lambda
          ? Optional.of(read(lambda, function.getClass().getClassLoader()))
          : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "The function %s cannot be read: its module must open the package to %s"
              .formatted(function.getClass().getName(), SerializedForm.class.getPackageName()),
          e);
    } catch (ClassNotFoundException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "The function %s cannot be read".formatted(function.getClass().getName()), e);
    }
  }

  private static SerializedForm read(SerializedLambda lambda, ClassLoader loader)
      throws ClassNotFoundException {
    return new SerializedForm(
        Class.forName(lambda.getImplClass().replace('/', '.'), false, loader),
        lambda.getImplMethodName(),
        MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader),
        MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader),
        lambda.getCapturedArgCount() == 0
            ? Optional.empty()
            : Optional.of(lambda.getCapturedArg(0)));
  }
}
