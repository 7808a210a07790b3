package io.durable;

/**
 * A process that survives crashes, restarts, deploys and long waits. It is a CDI bean with a {@link
 * Durable} name.
 *
 * <p>{@link #define} runs once, at deployment, and records a plan; it does no work itself. Its
 * values are handles on future results, which later nodes take as arguments, so that javac checks
 * the flow of data.
 *
 * <pre>{@code
 * @Durable("greeting")
 * public class Greeting implements Workflow<Person, String> {
 *
 *   @Inject Greeter greeter;
 *
 *   @Override
 *   public Value<String> define(Flow flow, Value<Person> person) {
 *     return flow.step("greet", greeter::greet, person.map(Person::name));
 *   }
 * }
 * }</pre>
 *
 * @param <I> what an execution starts with; a type that can be stored
 * @param <O> its result; a type that can be stored
 */
public interface Workflow<I, O> {

  /**
   * Records what an execution does.
   *
   * @param flow the language: steps, branches and waits; of no use after this method returned
   * @param input a handle on what an execution starts with
   * @return a handle on its result, never null; {@link Flow#done()} when it has none
   */
  Value<O> define(Flow flow, Value<I> input);
}
