package io.durable.probe;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What is sold. */
public record Goods(String name, BigDecimal price, LocalDate since) {}
