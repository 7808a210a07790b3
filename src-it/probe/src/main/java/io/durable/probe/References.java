package io.durable.probe;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;

/** Method references on what containers give for beans, with generic results. */
@Durable("probe-references")
public class References implements Workflow<String, Map<String, BigDecimal>> {

  @Inject ProxiedShop proxied;
  @Inject CountedShop counted;
  @EJB StatelessShop stateless;

  @Override
  public Value<Map<String, BigDecimal>> define(Flow flow, Value<String> name) {
    var pair = flow.step("proxied-pair", proxied::pair, name);
    flow.step("proxied-first", proxied::first, pair);
    var fromBean = flow.step("stateless-pair", stateless::pair, name);
    flow.step("stateless-first", stateless::first, fromBean);
    var more = flow.step("counted-pair", counted::pair, name);
    return flow.step("prices", counted::prices, more);
  }
}
