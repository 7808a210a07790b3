package io.durable.examples.trip;

import java.util.UUID;

/** What the traveller shows at the counter. */
public record Confirmation(UUID booking, String what) {}
