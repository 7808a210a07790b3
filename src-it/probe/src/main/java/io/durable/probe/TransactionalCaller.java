package io.durable.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** A caller in a transaction of CDI. */
@ApplicationScoped
public class TransactionalCaller {
  @Inject Conversation conversation;

  /** Makes the call. */
  @Transactional
  public void make(Order order) throws InterruptedException {
    order.in(conversation);
    if (order.rollback()) {
      throw new OnPurpose();
    }
  }

  /** Rolls back. */
  static final class OnPurpose extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
