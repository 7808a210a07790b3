package io.durable.probe;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Notes the calls. */
@Counted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Counting {

  @Inject Tally tally;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    tally.note(call.getMethod().getName());
    return call.proceed();
  }
}
