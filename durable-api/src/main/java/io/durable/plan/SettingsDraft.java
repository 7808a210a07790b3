package io.durable.plan;

import io.durable.OnFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is said about executions as a whole, while it is recorded. */
final class SettingsDraft {
  private final Recording recording;
  private final Set<String> given = new HashSet<>();
  private Settings settings = Settings.DEFAULT;

  SettingsDraft(Recording recording) {
    this.recording = recording;
  }

  void timeout(Duration time) {
    once("timeout");
    if (time == null || time.isZero() || time.isNegative()) {
      error("its timeout is " + time, "The time of an execution is longer than zero");
      return;
    }
    settings = new Settings(Optional.of(time), settings.onFailure());
  }

  void onFailure(OnFailure what) {
    once("onFailure");
    if (what == null) {
      error("what it does on a failure is null", "Give OnFailure.compensate() or hold()");
      return;
    }
    settings = new Settings(settings.timeout(), what);
  }

  Settings build() {
    return settings;
  }

  private void once(String word) {
    recording.requireOpen(word);
    if (!given.add(word)) {
      error("flow." + word + " is given twice", "Keep one of them");
    }
  }

  private void error(String message, String remedy) {
    recording.problems().error(Path.ROOT, message, remedy);
  }
}
