package io.durable.engine;

import io.durable.plan.Expression;
import io.durable.plan.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is special about a wait. */
final class WaitSketch {
  Text prompt = Text.of("");
  Optional<Expression> show = Optional.empty();
  Optional<Expression> correlate = Optional.empty();
  Optional<Duration> within = Optional.empty();
  Optional<Expression> orElse = Optional.empty();

  WaitSketch prompt(String template, Expression... parts) {
    prompt = new Text(template, List.of(parts));
    return this;
  }

  WaitSketch show(Expression value) {
    show = Optional.of(value);
    return this;
  }

  WaitSketch correlate(Expression key) {
    correlate = Optional.of(key);
    return this;
  }

  WaitSketch within(Duration time) {
    within = Optional.of(time);
    return this;
  }

  WaitSketch orElse(Expression value) {
    orElse = Optional.of(value);
    return this;
  }
}
