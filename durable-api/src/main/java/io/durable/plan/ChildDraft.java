package io.durable.plan;

import io.durable.Durable;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.ResolvedType;
import io.durable.function.ResolvedType.Hidden;
import io.durable.function.ResolvedType.Known;
import io.durable.function.TypeArguments;
import io.durable.plan.ChildNode.OnClose;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.UUID;

/** The start of another execution while it is recorded. */
final class ChildDraft extends NodeDraft {
  private final String workflow;
  private final Expression input;
  private final Optional<Handle<?>> given;
  private final Optional<ResolvedType> taken;
  private final ResolvedType declaredResult;
  private final boolean awaited;
  private OnClose onClose = OnClose.CANCEL;
  private Optional<Handle<?>> handle = Optional.empty();

  /**
   * The start of another execution.
   *
   * @param target what it runs
   */
  ChildDraft(Recording recording, String name, Target target, Value<?> input, boolean awaited) {
    super(recording, name);
    this.input = recording.values().use(input, site(), path(), "its input");
    this.given = recording.values().known(input, path(), "its input").map(known -> known);
    target.flaw().ifPresent(flaw -> error(flaw.message(), flaw.remedy()));
    this.workflow = target.workflow();
    this.taken = target.input();
    this.declaredResult = awaited ? target.result() : new Known(UUID.class);
    this.awaited = awaited;
  }

  /**
   * The workflow that is run.
   *
   * @param workflow its name; any name when there is a flaw
   * @param input what its class says about its input; empty where only the name is known
   */
  record Target(
      String workflow, Optional<ResolvedType> input, ResolvedType result, Optional<Flaw> flaw) {

    private static final String NONE = "none";

    /** A workflow of this module. */
    static Target of(Class<?> type) {
      if (type == null) {
        return flawed("the class of its workflow is null", "Give a class with @Durable");
      }
      return name(type)
          .map(
              name ->
                  new Target(
                      name,
                      Optional.of(TypeArguments.of(type, Workflow.class, 0)),
                      TypeArguments.of(type, Workflow.class, 1),
                      flawOf(name)))
          .orElseGet(
              () ->
                  flawed(
                      TypeArguments.shortName(type) + " has no name",
                      "Annotate the class with @Durable(\"…\")"));
    }

    /** A workflow of any module. */
    static Target of(String name, Optional<Type> result) {
      var missing =
          result.isPresent()
              ? Optional.<Flaw>empty()
              : Optional.of(
                  new Flaw("the type of its result is null", "Give a class or a TypeRef"));
      return new Target(
          Names.printable(name),
          Optional.empty(),
          new Known(result.orElse(Void.class)),
          flawOf(name).or(() -> missing));
    }

    private static Optional<Flaw> flawOf(String name) {
      return Names.flawOf(name).map(flaw -> new Flaw("of its workflow " + flaw, Names.RULE));
    }

    private static Target flawed(String message, String remedy) {
      return new Target(
          NONE, Optional.empty(), new Known(Void.class), Optional.of(new Flaw(message, remedy)));
    }

    private static Optional<String> name(Class<?> type) {
      for (Class<?> c = type; c != null; c = c.getSuperclass()) {
        if (c.getAnnotation(Durable.class) != null) {
          return Optional.of(c.getAnnotation(Durable.class).value());
        }
      }
      return Optional.empty();
    }
  }

  /** What is wrong with a workflow. */
  private record Flaw(String message, String remedy) {}

  void handle(Handle<?> value) {
    handle = Optional.of(value);
  }

  /** What is said about the type of its value. */
  ResolvedType declaredResult() {
    return declaredResult;
  }

  void abandon() {
    once("abandon");
    onClose = OnClose.ABANDON;
  }

  @Override
  ChildNode build() {
    var types = recording().types();
    var inputType =
        types.require(
            this, inputType(), "its input", "State it with .as(new TypeRef<…>() {}) on the value");
    taken.ifPresent(type -> types.checkSame(this, type, given, "its workflow takes"));
    var result =
        types.require(
            this,
            handle.flatMap(Handle::type),
            "its result",
            "Give both types where the class implements Workflow<…, …>");
    recording().code().given(path(), inputType);
    recording().code().result(path(), result);
    return new ChildNode(
        path(),
        workflow,
        input,
        types.shape(path(), inputType, "its input"),
        types.shape(path(), result, "its result"),
        awaited,
        onClose);
  }

  private Optional<ResolvedType> inputType() {
    return taken.or(
        () ->
            Optional.of(
                given
                    .map(value -> value.type().orElseGet(() -> new Known(Void.class)))
                    .orElseGet(() -> new Hidden("there is none"))));
  }
}
