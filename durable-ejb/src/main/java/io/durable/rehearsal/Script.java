package io.durable.rehearsal;

import io.durable.StepContext;
import io.durable.plan.Code.Call;
import io.durable.plan.Code.StepCode;
import io.durable.plan.Definition;
import io.durable.plan.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to happen instead of what the workflow's own code would do, and where the node dies. Read
 * by the threads of the steps, written before there are any.
 */
final class Script {
  static final int EVERY_ATTEMPT = 0;
  static final String UNDO = "!undo";

  private final Map<String, Call> fakes = new HashMap<>();
  private final Map<String, Map<Integer, Exception>> failures = new HashMap<>();
  private final Set<String> crashesDuring = new HashSet<>();
  private final Set<String> crashesAfter = new HashSet<>();

  /** Ends the node that this thread belongs to. */
  @FunctionalInterface
  interface Death {
    void come();
  }

  void replace(Path step, Call fake) {
    fakes.put(step.toString(), fake);
  }

  void fail(Path step, int attempt, Exception with) {
    failures.computeIfAbsent(step.toString(), path -> new HashMap<>()).put(attempt, with);
  }

  void crashDuring(Path occurrence) {
    crashesDuring.add(occurrence.toString());
  }

  void crashAfter(Path occurrence) {
    crashesAfter.add(occurrence.toString());
  }

  /** Once for each that was asked for. */
  synchronized boolean crashesAfter(Path written) {
    return crashesAfter.remove(written.toString());
  }

  private synchronized boolean crashesDuring(Path running) {
    return crashesDuring.remove(running.toString());
  }

  /** The same plan with other code. */
  Definition applyTo(Definition workflow, Death death) {
    var code = workflow.code();
    var steps = new HashMap<Path, StepCode>();
    code.steps().forEach((path, step) -> steps.put(path, scripted(path, step, death)));
    return new Definition(workflow.plan(), code.steps(steps), workflow.warnings());
  }

  private StepCode scripted(Path path, StepCode step, Death death) {
    var undo = path + UNDO;
    return new StepCode(
        played(path.toString(), step.body(), death),
        step.undo().map(call -> played(undo, call, death)),
        step.undoInDoubt().map(call -> played(undo, call, death)));
  }

  private Call played(String path, Call own, Death death) {
    var call = fakes.getOrDefault(path, own);
    return inputs -> play(path, call, inputs, death);
  }

  private Object play(String path, Call call, List<?> inputs, Death death) throws Exception {
    var context = StepContext.current();
    var failure = failure(path, context.attempt());
    if (failure.isPresent()) {
      throw failure.get();
    }
    var result = call.invoke(inputs);
    if (crashesDuring(context.path())) {
      death.come();
    }
    return result;
  }

  private Optional<Exception> failure(String path, int attempt) {
    var planned = failures.getOrDefault(path, Map.of());
    return Optional.ofNullable(planned.getOrDefault(attempt, planned.get(EVERY_ATTEMPT)));
  }
}
