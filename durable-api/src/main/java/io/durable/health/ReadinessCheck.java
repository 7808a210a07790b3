package io.durable.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Does the node take work? */
@Readiness
@ApplicationScoped
class ReadinessCheck implements HealthCheck {
  @Inject Pulse pulse;

  @Override
  public HealthCheckResponse call() {
    return Answer.of("durable-readiness", pulse, Pulse.Vitals::ready);
  }
}
