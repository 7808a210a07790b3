package io.durable.examples.returns;

import java.math.BigDecimal;

/** Money that the customer may spend. */
public record Credit(String order, BigDecimal amount) {}
