package io.durable.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Has the node joined the others? */
@Startup
@ApplicationScoped
class StartupCheck implements HealthCheck {
  @Inject Pulse pulse;

  @Override
  public HealthCheckResponse call() {
    return Answer.of("durable-startup", pulse, Pulse.Vitals::started);
  }
}
