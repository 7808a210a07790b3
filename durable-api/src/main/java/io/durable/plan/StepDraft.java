package io.durable.plan;

import io.durable.Done;
import io.durable.Retry;
import io.durable.Value;
import io.durable.function.MethodReference;
import io.durable.function.ResolvedType;
import io.durable.function.ResolvedType.Known;
import io.durable.plan.Code.Call;
import io.durable.plan.Code.StepCode;
import io.durable.plan.StepNode.Completed;
import io.durable.plan.StepNode.Undo;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step while it is recorded. */
final class StepDraft extends NodeDraft {
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(Integer.MAX_VALUE);

  /** Retries that go on for longer are a mistake in the arithmetic of a policy. */
  private static final Duration LONGEST_RETRIES = Duration.ofDays(366);

  private final List<Expression> inputs = new ArrayList<>();
  private final Call body;
  private final Optional<ResolvedType> declaredResult;
  private final List<MethodReference> transactional = new ArrayList<>();
  private StepHandle<?, ?> handle;
  private boolean external;
  private Retry retry = Retry.never();
  private Optional<Duration> timeout = Optional.empty();
  private Optional<Duration> heartbeat = Optional.empty();
  private Completed completed = Completed.NONE;
  private Optional<Retry> undoRetry = Optional.empty();
  private Optional<Call> undo = Optional.empty();
  private Optional<Call> undoInDoubt = Optional.empty();

  StepDraft(Recording recording, String name, Body body, List<Value<?>> values) {
    super(recording, name);
    this.body = body.call();
    var reference = read(body.code(), "the step");
    reference.ifPresent(transactional::add);
    declaredResult =
        body.action()
            ? Optional.of(new Known(Done.class))
            : reference.map(MethodReference::returnType);
    for (int i = 0; i < values.size(); i++) {
      inputs.add(recording.values().use(values.get(i), site(), path(), "input " + (i + 1)));
    }
  }

  /**
   * What a step runs.
   *
   * @param code the function as it was written
   * @param action whether it has no result
   */
  record Body(Serializable code, Call call, boolean action) {}

  /** The handle through which the type of the result may be stated. */
  void handle(StepHandle<?, ?> value) {
    handle = value;
  }

  /** What its function says about the type of its result; empty when there is no function. */
  Optional<ResolvedType> declaredResult() {
    return declaredResult;
  }

  void external() {
    recording().requireOpen("external");
    external = true;
  }

  void retry(Retry policy) {
    once("retry");
    if (policy == null) {
      error("its retry policy is null", "Give a policy; without .retry a failure is final");
      return;
    }
    retry = policy;
  }

  void timeout(Duration time) {
    once("timeout");
    if (time == null || time.isZero() || time.isNegative()) {
      error("its timeout is " + time, "The time of one attempt is longer than zero");
      return;
    }
    if (time.compareTo(LONGEST_TIMEOUT) > 0) {
      error(
          "its timeout is " + time, "A timeout has at most " + LONGEST_TIMEOUT.toDays() + " days");
      return;
    }
    timeout = Optional.of(time);
  }

  void heartbeat(Duration time) {
    once("heartbeat");
    if (time == null || time.isZero() || time.isNegative()) {
      error("its heartbeat is " + time, "The time between two words is longer than zero");
      return;
    }
    heartbeat = Optional.of(time);
  }

  void compensate(String modifier, Completed form, Serializable code, Call call) {
    once(modifier);
    if (completed != Completed.NONE) {
      error("it has two compensations", "Keep one of .compensate and .compensateWith");
    }
    completed = form;
    undo = Optional.of(call);
    read(code, "its compensation").ifPresent(transactional::add);
  }

  void compensateInDoubt(Serializable code, Call call) {
    once("compensateInDoubt");
    undoInDoubt = Optional.of(call);
    read(code, "its compensation in doubt");
  }

  void compensateRetry(Retry policy) {
    once("compensateRetry");
    if (policy == null) {
      error(
          "the retry policy of its compensation is null",
          "Give a policy; without .compensateRetry there are five attempts");
      return;
    }
    undoRetry = Optional.of(policy);
  }

  private Optional<MethodReference> read(Serializable code, String what) {
    if (code == null) {
      error("the function of " + what + " is null", "Give a method reference or a lambda");
      return Optional.empty();
    }
    return recording().types().reference(path(), code);
  }

  @Override
  StepNode build() {
    checkTransaction();
    checkCompensation();
    checkRetry(retry, "");
    undoRetry.ifPresent(policy -> checkRetry(policy, "compensation's "));
    checkTimes();
    var type = handle.resultType();
    recording().code().step(path(), new StepCode(body, undo, undoInDoubt));
    recording().code().result(path(), type);
    var shape = recording().types().shape(path(), type, "its result");
    return new StepNode(
        path(),
        inputs,
        shape,
        external,
        retry,
        timeout,
        new Undo(completed, undoInDoubt.isPresent(), undoRetry.orElseGet(Retry::ofCompensation)),
        heartbeat);
  }

  private void checkTimes() {
    heartbeat
        .filter(time -> timeout.filter(whole -> time.compareTo(whole) >= 0).isPresent())
        .ifPresent(
            time ->
                error(
                    "its heartbeat is " + time + " and its timeout " + timeout.orElseThrow(),
                    "Make the heartbeat shorter: the timeout would always come first"));
    var longest = recording().settings().build().timeout();
    RetryTimes.total(retry, timeout)
        .filter(total -> longest.filter(whole -> total.compareTo(whole) > 0).isPresent())
        .ifPresent(
            total ->
                error(
                    "its attempts take up to " + total + ", the execution has " + longest.get(),
                    "Shorten its timeout or its retries, or give flow.timeout more time"));
  }

  private void checkTransaction() {
    if (external) {
      return;
    }
    timeout
        .filter(time -> time.toNanosPart() != 0)
        .ifPresent(
            time ->
                error(
                    "its timeout is " + time + ", and JTA counts whole seconds",
                    "Give whole seconds, or make the step .external()"));
    for (var method : transactional) {
      method
          .transactionRefusal()
          .ifPresent(
              refusal ->
                  error(
                      method.description()
                          + " does not run in the transaction of the step: "
                          + refusal,
                      "Remove the annotation, or make the step .external()"));
    }
  }

  private void checkCompensation() {
    if (!external && undoInDoubt.isPresent()) {
      error(
          "it is transactional and has a compensation in doubt, which is never called",
          "Remove .compensateInDoubt, or make the step .external(): what a transactional step did is known");
    }
    if (undoRetry.isPresent() && completed == Completed.NONE && undoInDoubt.isEmpty()) {
      error(
          "it says how a compensation is tried again and has none",
          "Add .compensate, or remove .compensateRetry");
    }
    if (external && completed != Completed.NONE && undoInDoubt.isEmpty()) {
      problems()
          .warning(
              path(),
              "it is external and has a compensation, but none for an attempt that was cut off",
              "Such an attempt may have happened and would not be undone: add .compensateInDoubt");
    }
  }

  private void checkRetry(Retry policy, String whose) {
    if (policy.except().stream().anyMatch(policy.only()::contains)) {
      error(
          "its " + whose + "retry policy has one type in except and in only",
          "Keep it in one of them");
    }
    RetryTimes.firstDelay(policy)
        .filter(first -> first.compareTo(policy.cap()) > 0)
        .ifPresent(
            first ->
                error(
                    "its "
                        + whose
                        + "first retry comes after "
                        + first
                        + " and its longest delay is "
                        + policy.cap(),
                    "Make the cap longer than the first delay"));
    RetryTimes.total(policy, timeout)
        .filter(total -> total.compareTo(LONGEST_RETRIES) > 0)
        .ifPresent(
            total ->
                error(
                    "its " + whose + "last attempt would come after " + total.toDays() + " days",
                    "Fewer attempts or shorter delays: a step has "
                        + LONGEST_RETRIES.toDays()
                        + " days"));
  }
}
