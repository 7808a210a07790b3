package io.durable.probe;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.Dependent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Not behind a client proxy: the container makes a subclass for the interceptor. */
@Counted
@Dependent
public class CountedShop extends Shop<Goods> {
  @Override
  protected Goods named(String name) {
    return new Goods(name, BigDecimal.TEN, LocalDate.of(2024, 2, 29));
  }

  /** Its prices. */
  public Map<String, BigDecimal> prices(List<Goods> goods) {
    return goods.stream().collect(toMap(Goods::name, Goods::price, BigDecimal::add));
  }
}
