package io.durable.probe;

import jakarta.ejb.Stateless;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Behind the reference of an enterprise bean. */
@Stateless
public class StatelessShop extends Shop<Goods> {
  @Override
  protected Goods named(String name) {
    return new Goods(name, BigDecimal.ONE, LocalDate.of(2024, 2, 29));
  }
}
