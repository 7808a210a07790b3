package io.durable.examples.order;

import java.math.BigDecimal;

/**
 * Money that was taken.
 *
 * @param charge the bank's name of it
 */
public record Payment(String charge, BigDecimal amount) {}
