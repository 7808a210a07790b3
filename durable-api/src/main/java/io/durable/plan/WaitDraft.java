package io.durable.plan;

import io.durable.Value;
import io.durable.WaitKind;
import io.durable.function.ResolvedType;
import io.durable.function.TypeArguments;
import io.durable.function.TypeRef;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A wait while it is recorded. */
final class WaitDraft extends NodeDraft {
  private final WaitKind kind;
  private final Type answer;
  private final List<JsonNode> options;
  private final Set<String> roles = new LinkedHashSet<>();
  private String signal;
  private Text prompt = Text.of("");
  private Optional<Handle<?>> shown = Optional.empty();
  private Optional<Expression> show = Optional.empty();
  private Optional<Expression> correlate = Optional.empty();
  private Optional<Duration> within = Optional.empty();
  private Optional<JsonNode> orElse = Optional.empty();

  WaitDraft(Recording recording, String name, WaitKind kind, Type answer) {
    this(recording, name, kind, answer, List.of());
  }

  /** Asks to choose one of several options. */
  static WaitDraft choice(Recording recording, String name, Class<?> answer, List<?> options) {
    var given = options == null ? List.of() : options;
    return new WaitDraft(recording, name, WaitKind.CHOICE, answer, given);
  }

  private WaitDraft(Recording recording, String name, WaitKind kind, Type type, List<?> options) {
    super(recording, name);
    this.kind = kind;
    this.answer = type == null ? Void.class : type;
    if (type == null) {
      error("the type of its answer is null", "Give a class or a TypeRef");
    }
    this.signal = path().last().name();
    if (kind == WaitKind.CHOICE) {
      checkOptions(options);
    }
    this.options =
        options.stream()
            .flatMap(
                option -> recording.types().encode(path(), option, answer, "an option").stream())
            .toList();
  }

  private void checkOptions(List<?> options) {
    if (options.isEmpty()) {
      error("it has no options", "Give at least one thing to choose");
    }
    if (options.stream()
        .anyMatch(option -> option == null || (option instanceof String text && text.isBlank()))) {
      error("one of its options is empty", "Give each option a text");
    }
    if (options.stream().distinct().count() < options.size()) {
      error("one of its options is there twice: " + options, "Give each option once");
    }
  }

  Type answer() {
    return answer;
  }

  /** The type was said by a type reference too, which may only repeat it. */
  void stated(TypeRef<?> type) {
    once("as");
    if (type == null || !answer.equals(type.type())) {
      error(
          "its answer is said to be " + type + " and " + TypeArguments.shortName(answer),
          "Say the type of an answer once, where the wait is made");
    }
  }

  void named(String name) {
    once("named");
    if (!recording().textFlaw(path(), name, "the name of its event")) {
      Names.flawOf(name)
          .ifPresent(flaw -> error("of its event " + flaw, "Name events as nodes are named"));
    }
    signal = Names.printable(name);
  }

  void correlate(Value<String> key) {
    once("correlate");
    correlate = Optional.of(use(key, "its business key"));
  }

  void prompt(String template, List<Value<?>> values) {
    once("prompt");
    prompt = Texts.of(this, template, values, "its prompt");
  }

  void show(Value<?> value) {
    once("show");
    show = Optional.of(use(value, "what it shows"));
    shown = recording().values().known(value, path(), "what it shows").map(handle -> handle);
  }

  void role(String... names) {
    recording().requireOpen("role");
    var given = names == null ? List.<String>of() : Arrays.asList(names);
    if (given.isEmpty() || given.stream().anyMatch(role -> role == null || role.isBlank())) {
      error(
          "it waits for an empty role",
          "Name a role, or leave .role out where everybody may answer");
    }
    for (var role : given) {
      recording().textFlaw(path(), role, "its role");
      roles.add(String.valueOf(role));
    }
  }

  void within(Duration time) {
    once("within");
    if (time == null || time.isZero() || time.isNegative()) {
      error("its time for an answer is " + time, "Give a time longer than zero");
      return;
    }
    within = Optional.of(time);
  }

  void orElse(Object value) {
    once("orElse");
    orElse = recording().types().encode(path(), value, answer, "the value of its orElse");
  }

  private Expression use(Value<?> value, String what) {
    return recording().values().use(value, site(), path(), what);
  }

  @Override
  WaitNode build() {
    if (has("orElse") && !has("within")) {
      error("it has .orElse and no time after which it counts", "Add .within");
    }
    orElse
        .filter(value -> kind == WaitKind.CHOICE && !options.contains(value))
        .ifPresent(
            value ->
                error(
                    "its orElse " + value + " is none of its options", "Give one of the options"));
    shown.flatMap(Handle::type).ifPresent(this::checkShown);
    recording().code().result(path(), answer);
    return new WaitNode(
        path(),
        kind,
        signal,
        recording().types().shape(path(), answer, "its answer"),
        prompt,
        show,
        List.copyOf(roles),
        options,
        correlate,
        within,
        orElse.map(value -> new Expression.Constant(recording().code().constant(answer), value)));
  }

  private void checkShown(ResolvedType type) {
    type.match(
        known -> recording().types().shape(path(), known, "what it shows"),
        reason -> {
          error(
              "the type of what it shows is not known: " + reason,
              "State it with .as(new TypeRef<…>() {}), or use a method reference");
          return null;
        });
  }
}
