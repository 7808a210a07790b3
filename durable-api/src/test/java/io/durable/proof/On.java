package io.durable.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The ground that the tests of a class run on. Without it, the name of a ground that the class is
 * parameterized with, or the server of this run of the tests, or {@link Ground#PURE}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface On {
  Ground value();
}
