package io.durable.plan;

import io.durable.Done;
import io.durable.Value;
import io.durable.function.Fn1;
import io.durable.function.MethodReference;
import io.durable.function.ResolvedType;
import io.durable.function.ResolvedType.Known;
import io.durable.function.TypeRef;
import io.durable.plan.BlockDraft.Site;
import io.durable.plan.Code.Call;
import io.durable.plan.Expression.Combination;
import io.durable.plan.Expression.Constant;
import io.durable.plan.Expression.InputRef;
import io.durable.plan.Expression.Projection;
import io.durable.plan.Handle.Origin;
import io.durable.plan.Handle.Source;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Makes values, and checks them where they are used. */
final class Values {
  private final Recording recording;

  Values(Recording recording) {
    this.recording = recording;
  }

  /** What an execution starts with. */
  <T> Handle<T> input(ResolvedType type) {
    return new Handle<>(
        recording, new Origin("the input", List.of(), 1, InputRef::new), Optional.of(type));
  }

  /** What stands for a value that went wrong, and for the literal null: it fits every type. */
  <T> Handle<T> nothing() {
    return new Handle<>(recording, literal(NullNode.getInstance(), Void.class), Optional.empty());
  }

  Handle<Done> done() {
    return new Handle<>(
        recording, literal(NullNode.getInstance(), Done.class), Optional.of(new Known(Done.class)));
  }

  /** A literal whose class says everything about its type. */
  <T> Handle<T> constant(T value) {
    if (value == null) {
      return nothing();
    }
    var type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    if (type.getTypeParameters().length > 0) {
      problem(
          "a constant of " + type.getSimpleName() + " does not say what is in it",
          "Write flow.constant(new TypeRef<…>() {}, value) with its type");
      return nothing();
    }
    return constant(type, value);
  }

  <T> Handle<T> constant(TypeRef<T> type, T value) {
    if (type == null) {
      problem("the type of a constant is null", "Write new TypeRef<…>() {} with its type");
      return nothing();
    }
    return constant(type.type(), value);
  }

  private <T> Handle<T> constant(Type type, T value) {
    var path = recording.current().path();
    var what = "a constant";
    if (!recording.types().isStorable(path, type, what)) {
      return nothing();
    }
    return recording
        .types()
        .encode(path, value, type, what)
        .map(json -> new Handle<T>(recording, literal(json, type), Optional.of(new Known(type))))
        .orElseGet(this::nothing);
  }

  /** A literal that was encoded already. */
  Origin literal(JsonNode json, Type type) {
    return new Origin(
        "a constant", List.of(), 1, () -> new Constant(recording.code().constant(type), json));
  }

  <A, R> Handle<R> project(Handle<A> source, Fn1<? super A, ? extends R> projection) {
    if (projection == null) {
      problem("map of " + source.origin().description() + " has no function", "Give it one");
      return nothing();
    }
    return derived(
        "map of " + source.origin().description(),
        () ->
            new Projection(
                recording.code().pure(Calls.of(projection)), source.origin().expression()),
        List.of(source),
        returns(recording.current().path(), projection));
  }

  /** A pure function of several values; its function is called also when some of them are null. */
  <R> Handle<R> combine(Call call, Serializable join, String what, List<Value<?>> values) {
    var sources = new ArrayList<Handle<?>>();
    var path = recording.current().path();
    for (var value : values) {
      sources.add(known(value, path, "a value of " + what).orElseGet(this::nothing));
    }
    if (join == null) {
      problem(what + " has no function", "Give it one");
      return nothing();
    }
    return derived(
        what,
        () ->
            new Combination(
                recording.code().pure(call),
                sources.stream().map(source -> source.origin().expression()).toList()),
        sources,
        returns(path, join));
  }

  private <R> Handle<R> derived(
      String what,
      Supplier<Expression> maker,
      List<? extends Handle<?>> sources,
      ResolvedType type) {
    var size = 1 + sources.stream().mapToInt(source -> source.origin().size()).sum();
    if (size > Recording.LARGEST_EXPRESSION) {
      problem(
          "a value is made of more than "
              + Recording.LARGEST_EXPRESSION
              + " calls of map and combine",
          "They are all evaluated again whenever it is needed: compute it in a step");
      return nothing();
    }
    sources.forEach(Handle::used);
    var needed = new LinkedHashSet<Source>();
    sources.forEach(source -> needed.addAll(source.origin().sources()));
    return new Handle<>(
        recording, new Origin(what, List.copyOf(needed), size, maker), Optional.of(type));
  }

  /** What is known of the type that a function gives. */
  ResolvedType returns(Path path, Serializable function) {
    return recording
        .types()
        .reference(path, function)
        .map(MethodReference::returnType)
        .orElseGet(() -> new ResolvedType.Hidden("the function cannot be read"));
  }

  /** The handle behind a value that somebody handed in, if it is one of this recording. */
  Optional<Handle<?>> known(Value<?> value, Path path, String what) {
    if (value == null) {
      recording
          .problems()
          .error(path, what + " is null", "Give a value; flow.done() where there is none");
      return Optional.empty();
    }
    if (!(value instanceof Handle<?> handle) || handle.recording() != recording) {
      recording
          .problems()
          .error(
              path,
              what + " belongs to another flow",
              "Values cannot be kept from one define to another: make it in this define");
      return Optional.empty();
    }
    return Optional.of(handle);
  }

  /** What a node uses; reported, and null, when it cannot be used at this place. */
  Expression use(Value<?> value, Site site, Path path, String what) {
    var handle = known(value, path, what);
    if (handle.isEmpty()) {
      return nothing().origin().expression();
    }
    var origin = handle.get().origin();
    var seen = true;
    for (var source : origin.sources()) {
      seen &= isSeen(source, site, path, what);
    }
    if (!seen) {
      return nothing().origin().expression();
    }
    handle.get().used();
    return origin.expression();
  }

  private boolean isSeen(Source source, Site site, Path path, String what) {
    var needs = what + " needs " + source.description();
    var problems = recording.problems();
    return switch (site.of(source.site())) {
      case VISIBLE -> true;
      case TOO_EARLY -> {
        problems.error(path, needs + ", which is not there yet", "Record that node before " + path);
        yield false;
      }
      case INSIDE_ITSELF -> {
        problems.error(
            path, needs + " inside that node itself", "Use the value of a node only behind it");
        yield false;
      }
      case OUTSIDE_ITS_BLOCK -> {
        var block = source.site().block();
        problems.error(
            path,
            needs + " outside " + block.kind().scope(),
            "Return it from there and use the value of "
                + block.owner().map(owner -> owner.path().toString()).orElse("the workflow"));
        yield false;
      }
    };
  }

  private void problem(String message, String remedy) {
    recording.problems().error(recording.current().path(), message, remedy);
  }
}
