package io.durable.probe;

import io.durable.WorkflowClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes a call inside the transaction that is there, and keeps that open for as long as asked. */
@ApplicationScoped
public class Conversation {
  @Inject WorkflowClient client;

  void hold(Call call, String key, Optional<UUID> target, int seconds) throws InterruptedException {
    call.on(client, key, target);
    if (seconds > 0) {
      // Nobody counts it down: the thread keeps its transaction for that long.
      var unused = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }
  }
}
