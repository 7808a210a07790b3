package io.durable.probe;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** A caller in a transaction of the EJB container. */
@Stateless
public class EnterpriseCaller {
  @Inject Conversation conversation;
  @Resource SessionContext context;

  /** Makes the call. */
  public void make(Order order) throws InterruptedException {
    order.in(conversation);
    if (order.rollback()) {
      context.setRollbackOnly();
    }
  }
}
