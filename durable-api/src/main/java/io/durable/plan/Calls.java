package io.durable.plan;

import io.durable.function.Act0;
import io.durable.function.Act1;
import io.durable.function.Act2;
import io.durable.function.Act3;
import io.durable.function.Act4;
import io.durable.function.Act5;
import io.durable.function.Act6;
import io.durable.function.Fn0;
import io.durable.function.Fn1;
import io.durable.function.Fn2;
import io.durable.function.Fn3;
import io.durable.function.Fn4;
import io.durable.function.Fn5;
import io.durable.plan.Code.Call;

/**
 * Calls functions of every arity with a list of arguments.
 *
 * <p>The casts are unchecked because the types were checked by javac where the workflow was
 * written; the list is as long as the function's inputs because both come from the same call of
 * {@link io.durable.Flow}.
 */
@SuppressWarnings("unchecked")
final class Calls {

  private Calls() {}

  static <R> Call of(Fn0<? extends R> code) {
    return arguments -> code.apply();
  }

  static <A0, R> Call of(Fn1<? super A0, ? extends R> code) {
    return arguments -> code.apply((A0) arguments.get(0));
  }

  static <A0, A1, R> Call of(Fn2<? super A0, ? super A1, ? extends R> code) {
    return arguments -> code.apply((A0) arguments.get(0), (A1) arguments.get(1));
  }

  static <A0, A1, A2, R> Call of(Fn3<? super A0, ? super A1, ? super A2, ? extends R> code) {
    return arguments ->
        code.apply((A0) arguments.get(0), (A1) arguments.get(1), (A2) arguments.get(2));
  }

  static <A0, A1, A2, A3, R> Call of(
      Fn4<? super A0, ? super A1, ? super A2, ? super A3, ? extends R> code) {
    return arguments ->
        code.apply(
            (A0) arguments.get(0),
            (A1) arguments.get(1),
            (A2) arguments.get(2),
            (A3) arguments.get(3));
  }

  static <A0, A1, A2, A3, A4, R> Call of(
      Fn5<? super A0, ? super A1, ? super A2, ? super A3, ? super A4, ? extends R> code) {
    return arguments ->
        code.apply(
            (A0) arguments.get(0),
            (A1) arguments.get(1),
            (A2) arguments.get(2),
            (A3) arguments.get(3),
            (A4) arguments.get(4));
  }

  static Call action(Act0 code) {
    return arguments -> {
      code.apply();
      return null;
    };
  }

  static <A0> Call action(Act1<? super A0> code) {
    return arguments -> {
      code.apply((A0) arguments.get(0));
      return null;
    };
  }

  static <A0, A1> Call action(Act2<? super A0, ? super A1> code) {
    return arguments -> {
      code.apply((A0) arguments.get(0), (A1) arguments.get(1));
      return null;
    };
  }

  static <A0, A1, A2> Call action(Act3<? super A0, ? super A1, ? super A2> code) {
    return arguments -> {
      code.apply((A0) arguments.get(0), (A1) arguments.get(1), (A2) arguments.get(2));
      return null;
    };
  }

  static <A0, A1, A2, A3> Call action(Act4<? super A0, ? super A1, ? super A2, ? super A3> code) {
    return arguments -> {
      code.apply(
          (A0) arguments.get(0),
          (A1) arguments.get(1),
          (A2) arguments.get(2),
          (A3) arguments.get(3));
      return null;
    };
  }

  static <A0, A1, A2, A3, A4> Call action(
      Act5<? super A0, ? super A1, ? super A2, ? super A3, ? super A4> code) {
    return arguments -> {
      code.apply(
          (A0) arguments.get(0),
          (A1) arguments.get(1),
          (A2) arguments.get(2),
          (A3) arguments.get(3),
          (A4) arguments.get(4));
      return null;
    };
  }

  static <A0, A1, A2, A3, A4, A5> Call action(
      Act6<? super A0, ? super A1, ? super A2, ? super A3, ? super A4, ? super A5> code) {
    return arguments -> {
      code.apply(
          (A0) arguments.get(0),
          (A1) arguments.get(1),
          (A2) arguments.get(2),
          (A3) arguments.get(3),
          (A4) arguments.get(4),
          (A5) arguments.get(5));
      return null;
    };
  }
}
