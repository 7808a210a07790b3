package io.durable.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Behind a client proxy. */
@ApplicationScoped
public class ProxiedShop extends Shop<Goods> {
  @Override
  protected Goods named(String name) {
    return new Goods(name, new BigDecimal("1.50"), LocalDate.of(2024, 2, 29));
  }
}
