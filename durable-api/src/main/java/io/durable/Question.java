package io.durable;

/**
 * A {@link Wait} for people.
 *
 * @param <T> the answer
 * @param <S> the question's own type, which the modifiers return
 */
public interface Question<T, S extends Question<T, S>> extends Wait<T, S> {

  /** What people are asked; each {@code {}} in it stands for one of the values. */
  S prompt(String template, Value<?>... values);

  /** What people see beside the question. */
  S show(Value<?> value);

  /**
   * Who may answer: anyone who holds one of these roles. Without it, everybody who may answer at
   * all.
   */
  S role(String... roles);
}
