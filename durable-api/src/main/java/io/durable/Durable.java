package io.durable;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a {@link Workflow} and makes its class a CDI bean, also in archives without a {@code
 * beans.xml}. It brings no scope: the bean is {@code @Dependent} unless it says otherwise.
 *
 * <p>The name, not the class, is what executions, paths and calls are tied to: classes may be
 * renamed and moved freely.
 */
@Stereotype
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Durable {

  /**
   * The workflow's name: letters, digits, {@code _ . -}, beginning with a letter or a digit, 100
   * characters at most.
   */
  String value();
}
