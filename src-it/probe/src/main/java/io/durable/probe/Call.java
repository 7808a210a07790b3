package io.durable.probe;

import io.durable.Caller;
import io.durable.StartOptions;
import io.durable.WaitQuery;
import io.durable.WorkflowClient;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.StringNode;

/** The calls of the client that write; {@code key} names the execution that they start or mean. */
public enum Call {
  START_BY_CLASS {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.start(Talk.class, key);
    }
  },
  START_BY_NAME {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.start("probe-talk", StringNode.valueOf(key), StartOptions.none());
    }
  },
  START_WITH_KEYS {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.start(Talk.class, key, StartOptions.none().businessKey(key).idempotencyKey(key));
    }
  },
  EVENT_TO_EXECUTION {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.sendEvent(target.orElseThrow(), "nod", "yes", Optional.empty());
    }
  },
  EVENT_TO_KEY {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.sendEvent(key, "nod", "yes", Optional.of(key));
    }
  },
  INPUT {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.answer(openWait(client, target), "hello", Caller.trusted("probe"));
    }
  },
  APPROVE {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.approve(openWait(client, target), Caller.trusted("probe"), "fine");
    }
  },
  REJECT {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.reject(openWait(client, target), Caller.trusted("probe"), "no");
    }
  },
  CANCEL {
    @Override
    void on(WorkflowClient client, String key, Optional<UUID> target) {
      client.cancel(target.orElseThrow(), "enough", Caller.trusted("probe"));
    }
  };

  abstract void on(WorkflowClient client, String key, Optional<UUID> target);

  private static UUID openWait(WorkflowClient client, Optional<UUID> target) {
    var open = client.waits(WaitQuery.all().execution(target.orElseThrow()));
    return open.items().get(0).id();
  }
}
