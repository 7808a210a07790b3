package io.durable.function;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the annotations that keep a method out of its caller's transaction. They are looked up by
 * name: this module does not depend on Jakarta Transactions or Enterprise Beans.
 */
final class TransactionRefusal {

  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final String ATTRIBUTE = "jakarta.ejb.TransactionAttribute";
  private static final String MANAGEMENT = "jakarta.ejb.TransactionManagement";
  private static final Set<String> ASYNCHRONOUS =
      Set.of("jakarta.ejb.Asynchronous", "jakarta.enterprise.concurrent.Asynchronous");
  private static final Set<String> REFUSING = Set.of("REQUIRES_NEW", "NOT_SUPPORTED", "NEVER");

  private TransactionRefusal() {}

  /**
   * @param method the method as written
   * @param bean the class of the bean as written, which may inherit the method
   */
  static Optional<String> of(Executable method, Class<?> bean) {
    return Stream.of(
            // An interceptor binding on the bean counts for inherited methods as well, an attribute
            // of an enterprise bean for the methods of its own class only.
            refusal(TRANSACTIONAL, method, bean),
            refusal(ATTRIBUTE, method, method.getDeclaringClass()),
            management(bean),
            asynchronous(method, bean))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> refusal(String name, Executable method, Class<?> type) {
    // The method's annotation replaces the one of the class.
    return find(method, name::equals)
        .or(() -> find(type, name::equals))
        .map(TransactionRefusal::value)
        .filter(REFUSING::contains)
        .map(
            value ->
                "@%s(%s) keeps it out of the step's transaction"
                    .formatted(name.substring(name.lastIndexOf('.') + 1), value));
  }

  private static Optional<String> management(Class<?> bean) {
    return find(bean, MANAGEMENT::equals)
        .filter(annotation -> value(annotation).equals("BEAN"))
        .map(annotation -> "@TransactionManagement(BEAN) suspends the step's transaction");
  }

  private static Optional<String> asynchronous(Executable method, Class<?> bean) {
    return find(method, ASYNCHRONOUS::contains)
        .or(() -> find(bean, ASYNCHRONOUS::contains))
        .map(annotation -> "@Asynchronous runs it on another thread, outside the transaction");
  }

  private static Optional<Annotation> find(AnnotatedElement element, Predicate<String> name) {
    return find(element, name, new HashSet<>());
  }

  private static Optional<Annotation> find(
      AnnotatedElement element, Predicate<String> name, Set<Class<?>> seen) {
    var annotations = element.getAnnotations();
    var own =
        Arrays.stream(annotations)
            .filter(annotation -> name.test(annotation.annotationType().getName()))
            .findFirst();
    return own.isPresent()
        ? own
        : Arrays.stream(annotations)
            .map(Annotation::annotationType)
            .filter(seen::add)
            .map(stereotype -> find(stereotype, name, seen))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static String value(Annotation annotation) {
    try {
      return ((Enum<?>) annotation.annotationType().getMethod("value").invoke(annotation)).name();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "%s has no readable value".formatted(annotation.annotationType().getName()), e);
    }
  }
}
