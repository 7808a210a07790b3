package io.durable.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;

/** A caller that begins and ends its transaction itself. */
@ApplicationScoped
public class UserCaller {
  @Inject Conversation conversation;
  @Inject UserTransaction transaction;

  /** Makes the call. */
  public void make(Order order) throws Exception {
    transaction.begin();
    try {
      order.in(conversation);
    } catch (Exception e) {
      transaction.rollback();
      throw e;
    }
    if (order.rollback()) {
      transaction.rollback();
    } else {
      transaction.commit();
    }
  }
}
