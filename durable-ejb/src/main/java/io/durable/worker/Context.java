package io.durable.worker;

import io.durable.StepContext;
import io.durable.plan.Path;
import java.util.UUID;

/** What a step is told about itself. */
record Context(UUID execution, Path path, int attempt) implements StepContext {}
