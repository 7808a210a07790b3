package io.durable.rest;

import io.durable.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;

/** Who calls, and which roles they hold: any role that the container knows of. */
@RequestScoped
class Callers {
  @Inject HttpServletRequest request;
  @Inject Instance<SecurityContext> security;

  Caller current() {
    return Caller.of(request.getUserPrincipal().getName(), this::holds);
  }

  /**
   * The roles that waits ask for stand in no {@code web.xml}, since they belong to workflows that
   * are deployed beside this module. Open Liberty tells Jakarta Security of such a role, but not
   * the servlet; WildFly tells both.
   */
  private boolean holds(String role) {
    return request.isUserInRole(role)
        || (security.isResolvable() && security.get().isCallerInRole(role));
  }
}
