package io.durable.plan;

import io.durable.Durable;
import io.durable.InvalidPlan;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.ResolvedType;
import io.durable.function.TypeArguments;
import java.lang.reflect.Type;

/** Runs {@code define} once and makes a plan of it. */
public final class Recorder {
  private final Class<?> type;
  private final Recording recording;

  private Recorder(Class<?> type) {
    this.type = type;
    this.recording = new Recording(argument(0));
  }

  /**
   * The plan of a workflow and the code that runs it.
   *
   * @param workflow the bean; a proxy of it will do
   * @throws InvalidPlan with all its problems; those of what {@code define} threw have it as their
   *     cause
   */
  public static Definition record(Workflow<?, ?> workflow) {
    return new Recorder(workflow.getClass()).definition(workflow);
  }

  private <I, O> Definition definition(Workflow<I, O> workflow) {
    var name = name();
    var input = argument(0);
    var output = argument(1);
    run(workflow, input);
    recording.close();
    var body = recording.outermost().build();
    var inputShape = recording.types().shape(Path.ROOT, known(input, "input"), "its input");
    var outputShape = recording.types().shape(Path.ROOT, known(output, "result"), "its result");
    var problems = recording.problems();
    if (problems.refuse()) {
      throw new InvalidPlan(name, problems.all(), recording.thrown());
    }
    return new Definition(
        new Plan(name, inputShape, outputShape, recording.settings().build(), body),
        recording.code().build(known(input, "input"), known(output, "result")),
        problems.all());
  }

  private <I, O> void run(Workflow<I, O> workflow, ResolvedType input) {
    var outermost = recording.outermost();
    Value<O> result = recording.values().nothing();
    try {
      result = workflow.define(new RecordingFlow(recording), recording.values().input(input));
    } catch (Exception | StackOverflowError failure) {
      recording.reportThrown(Path.ROOT, "define", failure);
    }
    outermost.result(
        recording.values().use(result, outermost.next(), Path.ROOT, "what define returns"));
  }

  private String name() {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      var durable = c.getAnnotation(Durable.class);
      if (durable != null) {
        Names.flawOf(durable.value())
            .ifPresent(
                flaw ->
                    recording.problems().error(Path.ROOT, "of the workflow " + flaw, Names.RULE));
        return durable.value();
      }
    }
    var written = TypeArguments.written(type);
    recording
        .problems()
        .error(
            Path.ROOT,
            written.getName() + " has no name",
            "Annotate the class with @Durable(\"…\")");
    return written.getName();
  }

  private ResolvedType argument(int index) {
    return TypeArguments.of(type, Workflow.class, index);
  }

  private Type known(ResolvedType argument, String what) {
    return argument.match(
        known -> known,
        reason -> {
          recording
              .problems()
              .error(
                  Path.ROOT,
                  "the type of its " + what + " is not known: " + reason,
                  "Give both types where the class implements Workflow<…, …>");
          return Void.class;
        });
  }
}
