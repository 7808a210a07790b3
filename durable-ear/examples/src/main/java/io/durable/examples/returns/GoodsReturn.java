package io.durable.examples.returns;

import static java.time.Duration.ofDays;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;

/** Waits two weeks for the goods, has them looked at, and gives the customer a credit. */
@Durable("goods-return")
public class GoodsReturn implements Workflow<Return, Credit> {
  private final ReturnsDesk desk;

  /** Called by CDI. */
  @Inject
  public GoodsReturn(ReturnsDesk desk) {
    this.desk = desk;
  }

  @Override
  public Value<Credit> define(Flow flow, Value<Return> goods) {
    var order = goods.map(Return::order);

    var arrival = flow.event("arrived", Arrival.class).correlate(order).within(ofDays(14));

    var condition =
        flow.choice("condition", Condition.class)
            .prompt("How do the goods of order {} look?", order)
            .show(arrival);

    flow.on("put-away", condition)
        .is(Condition.AS_NEW, () -> flow.run("restock", desk::restock, goods, arrival))
        .is(Condition.DAMAGED, () -> flow.run("scrap", desk::scrap, goods, arrival))
        .exhaustive();

    var refund =
        flow.input("refund", Refund.class)
            .prompt("What does the customer of order {} get?", order)
            .show(condition);

    return flow.step("credit", desk::credit, goods, refund);
  }
}
