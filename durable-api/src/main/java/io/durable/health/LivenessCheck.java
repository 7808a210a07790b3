package io.durable.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Do the loops of the node turn? */
@Liveness
@ApplicationScoped
class LivenessCheck implements HealthCheck {
  @Inject Pulse pulse;

  @Override
  public HealthCheckResponse call() {
    return Answer.of("durable-liveness", pulse, Pulse.Vitals::alive);
  }
}
