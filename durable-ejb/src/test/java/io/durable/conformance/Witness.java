package io.durable.conformance;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What steps did, as an outside witness saw it; and gates at which they wait for the test. */
final class Witness {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  void saw(String what) {
    seen.add(what);
  }

  List<String> seen() {
    return List.copyOf(seen);
  }

  /** A step is here until the test lets it go on. */
  void pause() throws InterruptedException {
    entered.countDown();
    if (!opened.await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody let the step go on");
    }
  }

  /** As {@link #pause}, but deaf to interruption. */
  void pauseStubbornly() {
    entered.countDown();
    var interrupted = false;
    while (true) {
      try {
        if (!opened.await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let the step go on");
        }
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      saw("was interrupted");
    }
  }

  void awaitEntered() throws InterruptedException {
    if (!entered.await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("no step came");
    }
  }

  void letGo() {
    opened.countDown();
  }
}
