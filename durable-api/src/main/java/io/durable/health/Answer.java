package io.durable.health;

import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Makes the answers of the checks. */
final class Answer {

  private Answer() {}

  static HealthCheckResponse of(String name, Pulse pulse, Predicate<Pulse.Vitals> up) {
    var vitals = pulse.vitals();
    var answer = HealthCheckResponse.named(name).status(vitals.filter(up).isPresent());
    vitals.ifPresent(
        engine ->
            answer
                .withData("node", engine.name())
                .withData("polledMillisAgo", engine.polledMillisAgo()));
    return answer.build();
  }
}
