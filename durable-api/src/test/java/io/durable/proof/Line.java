package io.durable.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The lines of {@code conformance-lines.txt} that a test holds. On a class it counts for all tests
 * of the class, in addition to what stands on the method.
 *
 * <pre>{@code
 * @Test
 * @Line({21, 22})
 * void anEventBeforeItsWaitIsKept() { … }
 * }</pre>
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Line {
  int[] value();
}
