package io.durable.engine;

import io.durable.model.InboxRow;
import io.durable.model.JournalRow.Kind;
import io.durable.model.JournalRow.Outcome;
import io.durable.plan.Path;
import java.util.Optional;

/** What each kind of event does to a course; false when it changes nothing. */
record Deciding(Course course, Decision decision) implements Event.Cases<Boolean> {

  @Override
  public Boolean resumed(Event.Resumed event) {
    course.inbox().forEach(course.signals()::add);
    var cancel = course.signals().cancel();
    if (course.goesBack()) {
      course.signals().pending().forEach(signal -> course.drop(signal, decision));
    } else if (cancel.isPresent()) {
      // It comes before everything else that is due: an accepted cancel wins.
      cancel(cancel.get());
    } else {
      dropAnswersToClosed();
    }
    return true;
  }

  /** Their waits were open when they were sent, and were closed before they were heard. */
  private void dropAnswersToClosed() {
    for (var signal : course.signals().pending()) {
      if (signal.waitId().filter(id -> course.frontier().wait(id).isEmpty()).isPresent()) {
        course.drop(signal, decision);
      }
    }
  }

  @Override
  public Boolean succeeded(Event.Succeeded event) {
    var frame = course.frontier().attempt(event.path());
    if (frame.isEmpty() || !frame.get().awaits(event.attempt())) {
      return false;
    }
    frame.get().completed(event.value(), event.startedAt(), decision);
    course.rise(frame.get(), Progress.DONE, decision);
    return true;
  }

  @Override
  public Boolean failed(Event.Failed event) {
    var frame = course.frontier().attempt(event.path());
    if (frame.isEmpty() || !frame.get().awaits(event.attempt())) {
      return false;
    }
    var progress =
        frame
            .get()
            .failed(event.outcome(), event.failure(), event.retryAt(), event.startedAt(), decision);
    course.rise(frame.get(), progress, decision);
    return true;
  }

  @Override
  public Boolean evaluated(Event.Evaluated event) {
    var frame = course.frontier().attempt(event.path());
    if (frame.isEmpty() || !frame.get().attempts().running()) {
      return false;
    }
    course.rise(frame.get(), frame.get().evaluated(event, decision), decision);
    return true;
  }

  @Override
  public Boolean arrived(Event.Arrived event) {
    var signal = event.signal();
    if (!course.signals().add(signal)) {
      return false;
    }
    if (course.goesBack()) {
      course.drop(signal, decision);
      return true;
    }
    return switch (signal.kind()) {
      case CANCEL -> {
        cancel(signal);
        yield true;
      }
      case ANSWER, EVENT -> answer(signal);
    };
  }

  private void cancel(InboxRow signal) {
    course.drop(signal, decision);
    decision.completed(
        new Decision.Attempt(Path.CANCEL, 1, Kind.CANCEL, signal.receivedAt()), signal.payload());
    course.turnBack(Optional.empty(), decision);
  }

  /**
   * An answer whose wait was closed meanwhile is dropped; an event that nobody waits for yet is
   * kept.
   */
  private boolean answer(InboxRow signal) {
    var frontier = course.frontier();
    var addressed = signal.waitId().isPresent();
    var wait = addressed ? frontier.wait(signal.waitId().get()) : frontier.waitFor(signal.name());
    if (wait.isPresent()) {
      course.rise(wait.get(), wait.get().answered(signal, decision), decision);
    } else if (addressed) {
      course.drop(signal, decision);
    }
    return wait.isPresent() || addressed;
  }

  @Override
  public Boolean timePassed(Event.TimePassed event) {
    return course.timePassed(decision);
  }

  @Override
  public Boolean refused(Event.Refused event) {
    if (course.goesBack()) {
      return false;
    }
    course.fail(Outcome.FAILED, event.failure(), decision);
    return true;
  }

  @Override
  public Boolean cameLate(Event.CameLate event) {
    return course.cameLate(event, decision);
  }
}
